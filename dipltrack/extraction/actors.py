"""Mentions of a candidate → actors: people, officials, countries and bodies, pronouns and groups resolved through what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dipltrack.extraction.actor import COUNTRY_NOUNS, GROUP_CODES, HEADS, SIDE_NOUNS, Actor, without_shadows
from dipltrack.extraction.antecedents import person_before
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.chunks import one_of
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.draft import Draft, pairs_people, salience
from dipltrack.extraction.mention import Mention, Title
from dipltrack.extraction.registry import Entity, Registry, office_words
from dipltrack.knowledge import Knowledge
from dipltrack.model import ActorKind, Kind, Role

_TOOK_PART = frozenset("attended joined participated gathered came".split())
_VAGUE = frozenset(["official", "representative", "diplomat", "delegate", "negotiator", "aide"])


class Resolver:
    """Resolves the mentions of one article, in reading order."""

    def __init__(self, clauses: Sequence[Clauses], registry: Registry, knowledge: Knowledge) -> None:
        self.clauses = clauses
        self.registry = registry
        self.k = knowledge
        self.drafts: list[Draft] = []

    def resolve(self, candidate: Candidate) -> list[Actor]:
        """The actors of a candidate; unresolvable ones are left out, or kept as unresolved when they are a group of officials."""
        found: dict[int, list[Actor]] = {}
        # pronouns last: "Abe, with whom he will talk" is not about Abe and Abe
        order = sorted(range(len(candidate.parties)), key=lambda n: (candidate.parties[n][0].kind == "pronoun", n))
        # and "his counterpart" of "he" once more, now that his office is known
        order += [n for n in order if candidate.parties[order[-1]][0].kind == "pronoun" and "SAME" in candidate.parties[n][0].codes]
        for n in order:
            mention, role = candidate.parties[n]
            named = [a for other, actors in sorted(found.items()) if other != n for a in actors]
            found[n] = [a if a.role is role else replace(a, role=role) for a in self._actors(mention, candidate, named)]
        out: list[Actor] = []
        for n in range(len(candidate.parties)):
            out += [a for a in found[n] if not any(a.key == b.key for b in out)]
        return without_shadows(out)

    def named(self, group: Sequence[Mention]) -> list[Actor]:
        """The people that mentions outside of any candidate name."""
        return [a for m in group if m.kind == "person" for a in self._people(m, None, [])]

    def _actors(self, m: Mention, candidate: Candidate | None, known: list[Actor]) -> list[Actor]:
        if m.kind in ("person", "official"):
            return self._people(m, candidate, known)
        if m.kind in ("country", "people") or (m.kind == "place" and m.country):
            return [self.country(m.country or m.value, "text" if m.kind != "place" else "capital")]
        if m.kind == "org":
            return [self._org(m.value)]
        if m.kind == "pronoun" and m.value == "i":
            return self._speaker(m)
        if m.kind == "pronoun" and not m.plural:
            away = (
                {x.country for x, r in (candidate.parties if candidate else []) if r is Role.HOST and x.country}
                if candidate and candidate.mode == "visit"
                else set()
            )
            entity = person_before(m, self.clauses, self.registry, [a.key for a in known], away)
            return [self._entity(entity, entity.basis)] if entity else self._speaker(m) if m.value in ("he", "she") else []
        if m.kind in ("pronoun", "group"):
            return self.group_before(m)
        return []

    # --- people ---------------------------------------------------------------------------------------------------------------------------

    def _people(self, m: Mention, candidate: Candidate | None, known: list[Actor]) -> list[Actor]:
        if any(t.code == "SAME" for t in m.titles):
            return self._counterpart(m, known)
        entity = self.registry.of.get(m)
        if m.kind == "person" and entity:
            if entity.codes == {"SPOKES"}:
                return []
            if not (entity.titles or entity.tenure or entity.org) and candidate and candidate.kind is not Kind.MEETING:
                return []
            if not (entity.titles or entity.country or entity.org or entity.tenure) and (
                candidate is None or candidate.kind is not Kind.MEETING or len(entity.tokens) < 2
            ):
                return []
            return [self._entity(entity, entity.basis)]
        if entity and not m.plural:
            return [self._entity(entity, entity.basis)]
        if m.countries:
            vague = m.value in _VAGUE or m.value == "leader"
            if vague and m.plural:
                return [self.country(iso, "text") for iso in m.countries]
            seats = [(iso, t) for iso in m.countries for t in m.titles]
            return [self.seat(iso, t) for iso, t in seats] + ([self._org(m.org)] if m.org else [])
        if m.org:
            return [self._org(m.org)]
        if senders := self._senders(m):
            title = m.titles[0]
            return [
                Actor(ActorKind.PERSON, f"office:{iso}:{title.code}", None, iso, self._office(title), title.code, basis="sender")
                for iso in senders
            ]
        if m.owner and ((owned := self._owned(m)) or not m.plural):
            return owned
        if (
            m.plural
            and m.value in ("leader", "minister", "president")
            and not self.k.classes["region_word"].isdisjoint(m.sentence.lows[m.i - (m.i > 0) : m.j])
        ):
            words = m.sentence.text(m.i - (m.sentence.lows[m.i - 1] in self.k.classes["region_word"]), m.j)
            return [Actor(ActorKind.UNRESOLVED, f"the:{words.lower()}", words, None, self._office(m.titles[0]), m.titles[0].code)]
        after = m.sentence.lows[m.j : m.j + 8]
        if m.plural and after[:1] == ("of",) and not {"nations", "countries", "states"}.isdisjoint(after):
            words = m.sentence.text(m.i, min(len(m.sentence), m.j + 5))
            return [Actor(ActorKind.UNRESOLVED, f"the:{m.text.lower()}", words, None, self._office(m.titles[0]), m.titles[0].code)]
        if m.definite and not m.plural and m.titles and m.titles[0].code not in ("OFFICIAL", "SPOKES", "ADVISER"):
            title = m.titles[0]
            if title.code == "SG" and after[:1] != ("of",) and self._speaks_for_un():
                return [
                    Actor(ActorKind.PERSON, "office:org:UN:SG", None, None, "Secretary-General", "SG", self._org_name("org:UN"), "title")
                ]
            return [Actor(ActorKind.UNRESOLVED, f"the:{title.text.lower()}", m.text, None, self._office(title), title.code)]
        return []

    def _speaks_for_un(self) -> bool:
        """Whether "the Secretary-General" alone is that of the United Nations: the article names it, or its organs, and no other body."""
        bodies = {m.org or m.value for c in self.clauses for m in c.mentions if m.kind == "org" or m.org}
        return bool(bodies) and all(body.startswith("org:UN") for body in bodies)

    def seat(self, iso: str, title: Title) -> Actor:
        """The holder of an office that a plural title names ("the foreign ministers of A and B"): the one named in the article, else unnamed."""
        single = title.code in ("HOS", "HOG", "FM", "DM", "FINM", "TRADEM", "INTM", "NSA")
        if single and (holders := self._holders(iso, {title.code})):
            return self._entity(holders[0], "office in the article")
        return Actor(
            ActorKind.PERSON,
            f"office:{iso}:{title.code}",
            None,
            iso,
            office_words(self.k.offices[title.code].name) if len(title.text.split()) > 2 else self._office(title),
            title.code,
            basis="text",
        )

    def _holders(self, iso: str, codes: set[str]) -> list[Entity]:
        """Those of the country whom the article names with one of the offices."""
        named = [e for e in self.registry.entities if e.name and e.country == iso]
        return [e for e in named if codes & e.codes or (not e.codes and e.tenure and e.tenure.office in codes)]

    def _in_office(self, iso: str, codes: set[str]) -> Actor:
        """Who "the two presidents" of told countries are: the one of that office whom the article names, else the country."""
        holders = self._holders(iso, codes)
        return self._entity(holders[0], "office in the article") if len(holders) == 1 else self.country(iso, "group")

    def dated(self, a: Actor, day: date) -> Actor:
        """The actor whom a surname with an office means on the day of the event: "in 1991 President Bush met …", told in 2003."""
        e = next((e for e in self.registry.entities if a.key == f"person:{id(e)}"), None)
        then = self.registry.at(e, day) if e else None
        if then is None:
            return a
        return replace(a, key=f"person:{then.person}", name=then.name, country=then.country, basis="tenure at the event's date")

    def _entity(self, e: Entity, basis: str | None) -> Actor:
        office, code = e.office()
        name = e.name
        if e.tenure and name and len(name.split()) == 1:
            name = e.tenure.name
        key = f"person:{id(e)}"
        if name is None:
            return Actor(
                ActorKind.PERSON,
                f"office:{e.country or e.org}:{code}",
                None,
                e.country,
                office,
                code,
                self._org_name(e.org),
                basis,
                host=e.host,
            )
        return Actor(ActorKind.PERSON, key, name, e.country, office, code, self._org_name(e.org), basis, host=e.host)

    def _office(self, title: Title) -> str:
        """The office that a title of one or several names."""
        return office_words(one_of(title.text, self.k.classes["title_head"]))

    def _org_name(self, org: str | None) -> str | None:
        return self.k.orgs[org].name if org and org in self.k.orgs else org

    def country(self, iso: str, basis: str) -> Actor:
        """A country that takes part as such."""
        return Actor(
            ActorKind.COUNTRY, f"country:{iso}", self.k.country(iso).name if self.k.countries.known(iso) else iso, iso, basis=basis
        )

    def _org(self, org: str) -> Actor:
        name = self._org_name(org) or org
        return Actor(ActorKind.ORG, f"org:{name}", name, None, org=name, basis="text")

    def _counterpart(self, m: Mention, known: list[Actor]) -> list[Actor]:
        """ "his German counterpart (Karl Weber)": the office of the one whose counterpart it is."""
        first = next((a for a in known if a.kind is ActorKind.PERSON), None)
        entity = self.registry.of.get(m)
        isos = m.countries or self._other_side(known)
        if entity and entity.name:
            actor = self._entity(entity, entity.basis)
            if actor.party is None and len(isos) == 1:
                actor = replace(actor, country=isos[0], basis="article pair")
            return [
                replace(actor, office=actor.office or (first.office if first else None), code=actor.code or (first.code if first else None))
            ]
        seats = {
            (a.code or "SAME", a.office or "Counterpart") for a in known if a.kind is ActorKind.PERSON and a.country not in m.countries
        }
        if m.org and not m.countries:
            return [self._org(m.org)]
        if not m.plural or not seats:
            seats = {(first.code or "SAME", first.office or "Counterpart") if first else ("SAME", "Counterpart")}
        return [
            Actor(ActorKind.PERSON, f"office:{iso}:{code}", None, iso, office, code, basis="text")
            for iso in isos
            for code, office in sorted(seats)
        ]

    def _other_side(self, known: list[Actor]) -> tuple[str, ...]:
        """Whose "her counterpart" is: the other of the two countries that the article is about."""
        pair = [a.country for a in self.pair(2) if a.country]
        ours = {a.country for a in known}
        return tuple(iso for iso in pair if iso not in ours) if len(ours) == 1 and ours & {*pair} else ()

    def _senders(self, m: Mention) -> list[str]:
        """ "(received) special envoys of Angolan President A and Zimbabwe's President B": the countries of those who sent them."""
        c = self.clauses[m.sentence.index]
        if "ENVOY" not in m.codes or c.low(m.j) not in ("of", "from"):
            return []
        first = c.mention_from(m.j + 1)
        sent = c.group_right(first) if first else ()
        return list(dict.fromkeys(iso for x in sent if x.kind in ("person", "official") and (iso := self._nationality(x))))

    def _nationality(self, m: Mention) -> str | None:
        entity = self.registry.of.get(m)
        return entity.country if entity else next(iter(m.countries), None)

    def _owned(self, m: Mention) -> list[Actor]:
        """ "its envoy": an official of the last subject that is a country; "talks between their ministers": one of each of those named together."""
        if m.owner == "their" and m.plural and m.sentence.lows[m.i - 1] != "with":
            both = self._coordination_before(m, 0, True, None, subject=True)
            return [self.seat(a.country, m.titles[0]) for a in both if a.country]
        if m.owner not in ("its", "their") or m.plural:
            return []
        before = (other for c in reversed(self.clauses[: m.sentence.index + 1]) for other in reversed(c.mentions))
        for other in before:
            if other.kind == "country" and not other.possessive and (other.sentence.index, other.i) < (m.sentence.index, m.i):
                t = m.titles[0]
                key = f"office:{other.value}:{t.code}"
                return [Actor(ActorKind.PERSON, key, None, other.value, self._office(t), t.code, basis="pronoun")]
        return []

    # --- what pronouns stand for ------------------------------------------------------------------------------------------------------------

    def group_before(self, m: Mention) -> list[Actor]:
        """Those whom they, both, "the two ministers" or "both sides" stand for: the parties of the last event, or the last coordination."""
        if m.value in ("we", "our", "us", "my", "i"):
            return self._speaker(m)
        noun = m.value
        if noun == "government":
            return self._own_government()
        countries = noun in COUNTRY_NOUNS
        reach = 3 if m.kind == "pronoun" else 8
        want = m.count
        if m.value == "they" and self._of_nobody_known(m):
            return []
        if m.kind == "pronoun" and (here := self._coordination_before(m, 0, countries, want, subject=True)):
            return here
        offices = (GROUP_CODES.get(noun) or {*m.codes} & HEADS) if m.kind == "group" else None
        if said := self._told_before(m, reach, offices):
            return said
        if offices and (said := self._told_before(m, reach, None)):
            # nobody of that office stands in the event: their countries are known, the people if the article names them elsewhere
            codes = {*m.codes} - {"MIN", "LEADER"} or offices
            return [self._in_office(i, codes) for i in dict.fromkeys(a.country for a in said if a.country)]
        found = self._coordination_before(m, reach, countries, want)
        if found or COUNTRY_NOUNS.isdisjoint(m.sentence.lows[m.i : m.j]):  # "the leaders of the two countries" are of the article's pair
            return found
        found = self.pair(want)
        if not found and noun in ("countries", "nations", "governments", "states"):
            return [Actor(ActorKind.UNRESOLVED, f"the:{m.text.lower()}:{n}", m.text, code="LEADER") for n in (1, 2)]
        return found

    def _of_nobody_known(self, m: Mention) -> bool:
        """ "77 charities took part in the conference. They pledged …": whether the sentence before is about many who are no parties."""
        if m.i > 1 or m.sentence.index == 0:
            return False
        c = self.clauses[m.sentence.index - 1]
        first = min((x.i for x in c.mentions), default=len(c.s))
        verb = next((k for k in range(2, min(first, 14)) if c.low(k) in _TOOK_PART or c.s.lows[k : k + 2] == ("took", "part")), 0)
        return bool(verb) and c.low(verb - 1).endswith("s") and not c.low(verb - 1).endswith("ss")

    def _own_government(self) -> list[Actor]:
        """The country that the article speaks of most, when no other comes near: its government talks to its rebels."""
        named = self.registry.countries.most_common(2)
        if named and (len(named) == 1 or named[0][1] > named[1][1]):
            return [self.country(named[0][0], "article's country")]
        return []

    def _told_before(self, m: Mention, reach: int, offices: set[str] | None) -> list[Actor]:
        """The parties of the last event that has as many as the words want; with `offices` the people who hold one of them come first."""
        countries, want = m.value in COUNTRY_NOUNS, m.count
        for draft in sorted(
            self.drafts, key=lambda d: (bool(offices) and not pairs_people(d), salience(d)[0], d.mode == "visit", salience(d)[1])
        ):
            if m.sentence.index - draft.last_sentence > reach:
                continue
            actors = draft.actors
            if countries:
                isos = list(dict.fromkeys(a.country for a in actors if a.country))
                if len(isos) >= 2 and (want is None or len(isos) == want):
                    return [self.country(i, "group") for i in isos]
                if m.value in SIDE_NOUNS and want in (None, 2) and len(isos) < 2 and (both := self._two_sides(actors)):
                    return both
                continue
            people = [a for a in actors if a.kind is ActorKind.PERSON]
            if offices:
                people = [a for a in people if a.code in offices]
                if len({a.party for a in people}) < 2 and any(a.code for a in actors):
                    continue
            chosen = people if len(people) >= 2 else actors
            if len(chosen) >= 2 and (want is None or len(chosen) == want or len({a.party for a in chosen}) == want):
                return [replace(a, basis=a.basis or "group") for a in chosen]
        return []

    def _two_sides(self, actors: list[Actor]) -> list[Actor]:
        """A country and a body or movement that told of before, or a government and the rebel leader of its country."""
        bodies = [a for a in actors if a.kind is ActorKind.ORG and a.role is not Role.MEDIATOR]
        isos = list(dict.fromkeys(a.country for a in actors if a.country))
        heads = [a for a in actors if a.code == "ARMEDHEAD"]
        if heads and len(actors) == 2:
            return [replace(a, basis=a.basis or "group") for a in actors]
        return [self.country(isos[0], "group"), replace(bodies[0], basis="group")] if len(isos) == len(bodies) == 1 else []

    def _speaker(self, m: Mention) -> list[Actor]:
        c = self.clauses[m.sentence.index]
        for n in (m.sentence.index, m.sentence.index - 1):
            if n < 0:
                break
            c = self.clauses[n]
            for k in range(len(c.s)):
                if c.low(k) in ("said", "says", "added", "told") and not c.s.quoted[k]:
                    near = [
                        x for x in c.mentions if x.kind in ("person", "official") and (x.j == k or x.i == k + 1) and x in self.registry.of
                    ]
                    if near:
                        return [self._entity(self.registry.of[near[0]], "speaker")]
                    for x in c.mentions:
                        if x.kind == "pronoun" and not x.plural and x.j == k and (e := person_before(x, self.clauses, self.registry)):
                            return [self._entity(e, "speaker")]
        return []

    def _coordination_before(self, m: Mention, reach: int, countries: bool, want: int | None, *, subject: bool = False) -> list[Actor]:
        """The last two or more that are named together; with `subject` not those that hang on a preposition ("back from a tour of A and B")."""
        for back in range(reach + 1):
            n = m.sentence.index - back
            if n < 0:
                break
            c = self.clauses[n]
            for x in reversed(c.mentions):
                if back == 0 and x.i >= m.i:
                    continue
                if x.kind not in ("person", "official", "country"):
                    continue
                group = c.group_left(x)
                if len(group) < 2 or (subject and c.in_prepositional(group[0])):
                    continue
                actors = [a for g in group if g.kind in ("person", "official", "country") for a in self._actors(g, None, [])]
                if countries:
                    isos = list(dict.fromkeys(a.country for a in actors if a.country))
                    if len(isos) >= 2 and (want is None or len(isos) == want):
                        return [self.country(i, "group") for i in isos]
                elif len({a.party for a in actors}) >= 2 and (want is None or len(actors) == want):
                    return actors
        return []

    def pair(self, want: int | None, near: Mention | None = None) -> list[Actor]:
        """ "the two countries": those named together shortly before `near`, else the two that the article speaks of most, if no third comes close."""
        if near and (named := self._coordination_before(near, 1, countries=True, want=2)):
            return named
        top = self.registry.countries.most_common(3)
        if want not in (None, 2) or len(top) < 2 or (len(top) == 3 and top[2][1] * 2 > top[1][1]):
            return []
        return [self.country(iso, "article pair") for iso, _ in top[:2]]
