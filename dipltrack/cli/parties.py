"""Words of the user about who took part → the participants of an event with somebody more, fewer or other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dipltrack.cli.filters import find_country, one_of
from dipltrack.cli.naming import country_namer
from dipltrack.cli.session import Session
from dipltrack.errors import NotFound, UsageError
from dipltrack.model import USERS_WORD, ActorKind, Event, Kind, Participant, Role
from dipltrack.text import fold

NOUNS = ("country", "person", "org")
DETAILS = {"country": ("role",), "person": ("office", "role", "country"), "org": ("role",)}
"""What can be said of each."""

_PERSON = re.compile(r"(?P<name>[^,()]+)(?:,(?P<office>[^()]+))?(?:\((?P<country>[^()]+)\)\s*)?")
_PART = {Kind.AGREEMENT: Role.SIGNATORY}
"""What a party does in an event of the kind, when nobody says so."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The participants of an event while the user changes them."""

    session: Session
    kind: Kind
    participants: tuple[Participant, ...]

    def add(self, noun: str, words: str) -> Parties:
        """One more country, person ("Ana Rey, Foreign Minister (Peru)") or body; who is there already is told more of, never twice."""
        words = words.strip()
        if not words:
            raise UsageError(f"Say which {noun}: {noun}+=NAME")
        return self._add_country(words) if noun == "country" else self._add_org(words) if noun == "org" else self._add_person(words)

    def remove(self, noun: str, words: str) -> Parties:
        """Without a country and its people, without a person (the country stays) or without a body. NotFound when it is not there."""
        if noun == "country":
            code = self._country(words)
            return self._with(p for p in self.participants if not _of_country(p, code))
        gone = self._named(noun, words)
        alone = gone.country and sum(_of_country(p, gone.country) for p in self.participants) == 1
        left = _country(gone.country or "", gone.role, gone) if alone and noun == "person" else None
        return self._with(left if p is gone else p for p in self.participants)

    def change(self, noun: str, words: str, detail: str, value: str) -> Parties:
        """Set office, role or country of somebody who took part; `noun` "country" means all who stand for it."""
        if noun == "country":
            code = self._country(words)
            changed = [p for p in self.participants if _of_country(p, code)]
        else:
            changed = [self._named(noun, words)]
        return self._with(self._detailed(p, detail, value) if p in changed else p for p in self.participants)

    def _with(self, participants: Iterable[Participant | None]) -> Parties:
        return replace(self, participants=tuple(p for p in participants if p is not None))

    def _add_country(self, words: str) -> Parties:
        code = find_country(words)
        if any(_of_country(p, code) for p in self.participants):
            return self
        return self._with((*self.participants, _country(code, _PART.get(self.kind, Role.PARTICIPANT))))

    def _add_org(self, words: str) -> Parties:
        name = org_name(words)
        known = any(p.kind is ActorKind.ORG and fold(p.name or "") == fold(name) for p in self.participants)
        role = _PART.get(self.kind, Role.PARTICIPANT)
        return self if known else self._with((*self.participants, Participant(name, ActorKind.ORG, role=role, basis=USERS_WORD)))

    def _add_person(self, words: str) -> Parties:
        """A person takes the place of the country that stood there for itself, with its role and money."""
        read = _PERSON.fullmatch(words)
        if not read or not (name := read["name"].strip()):
            raise UsageError(
                f'Can\'t read \'{words}\' as a person. Write "Ana Rey", "Ana Rey (Peru)" or "Ana Rey, Foreign Minister (Peru)".'
            )
        country = find_country(read["country"]) if read["country"] else None
        known = next((p for p in self.participants if p.kind is ActorKind.PERSON and fold(p.name or "") == fold(name)), None)
        person = known or Participant(name, ActorKind.PERSON, role=_PART.get(self.kind, Role.PARTICIPANT), basis=USERS_WORD)
        if country and person.country != country:
            person = replace(person, country=country, basis=USERS_WORD)
        if read["office"]:
            person = self._detailed(person, "office", read["office"].strip())
        bare = next((p for p in self.participants if p.kind is ActorKind.COUNTRY and p.country and p.country == person.country), None)
        if bare:
            person = replace(person, role=bare.role, money=bare.money)
        if known:
            return self._with(person if p is known else p for p in self.participants if p is not bare)
        return self._with([person if p is bare else p for p in self.participants] + ([] if bare else [person]))

    def _detailed(self, participant: Participant, detail: str, value: str) -> Participant:
        match detail:
            case "office":
                return replace(participant, office=value or None, office_code=self._office_code(value, participant.country))
            case "role":
                return replace(participant, role=Role(one_of("role", value, list(Role))))
        return replace(participant, country=find_country(value) if value else None, basis=USERS_WORD if value else None)

    def _office_code(self, title: str, country: str | None) -> str | None:
        from dipltrack.text import words

        low = tuple(word.lower() for word in words(title))
        return self.session.knowledge.titles.office_of(low, country) if low else None

    def _country(self, words: str) -> str:
        code = find_country(words)
        if any(_of_country(p, code) for p in self.participants):
            return code
        codes = dict.fromkeys(p.country for p in self.participants if p.country and p.kind is not ActorKind.ORG)
        raise _absent(f"{country_namer()(code)} did not take part", [*map(country_namer(), codes)], "countries")

    def _named(self, noun: str, words: str) -> Participant:
        """The person or body whose name is `words`, or else has all of them in it; an unnamed official goes by the office."""
        kind, key = ActorKind(noun), fold(org_name(words) if noun == "org" else words)
        among = [(p, p.name or p.office or "") for p in self.participants if p.kind is kind]
        found = [(p, name) for p, name in among if fold(name) == key]
        found = found or [(p, name) for p, name in among if key and set(key.split()) <= set(fold(name).split())]
        if len(found) > 1:
            raise UsageError(f"'{words}' could be {' or '.join(name for _, name in found)}. Use one of these.")
        if not found:
            raise _absent(f"Nobody called '{words}' took part", [name for _, name in among], "people" if noun == "person" else "bodies")
        return found[0][0]


def parties_of(session: Session, event: Event) -> Parties:
    """The participants of an event, to be changed."""
    return Parties(session, event.kind, event.participants)


def org_name(words: str) -> str:
    """The name of a body in the tables, by any of its names; a body that is in no table is called as the user does."""
    from dipltrack.knowledge.tables import rows, values

    key = fold(words)
    names = (row["name"] for row in rows("orgs") if key in map(fold, (row["name"], *values(row["aliases"]))))
    return next(names, words.strip())


def _country(code: str, role: Role, former: Participant | None = None) -> Participant:
    """A country that stands for itself, with what its `former` speaker brought."""
    money, basis = (former.money, former.basis) if former else (None, USERS_WORD)
    return Participant(country_namer()(code), ActorKind.COUNTRY, code, role=role, money=money, basis=basis)


def _of_country(participant: Participant, code: str) -> bool:
    return participant.country == code and participant.kind is not ActorKind.ORG


def _absent(what: str, names: list[str], noun: str) -> NotFound:
    from dipltrack.views.screen import joined

    return NotFound(f"{what}. The event names {joined(names) if names else f'no {noun}'}.")
