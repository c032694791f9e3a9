"""Mentions → entities: which mentions are the same person, and what country and office that person has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nationality import GOVERNMENT, Home, Nationality, uses_title
from dipltrack.knowledge import Knowledge, Tenure
from dipltrack.text import fold, words

# A title says which countries' offices it may be: a president is no foreign minister. Offices that pass for one another in news.
_LIKE = {
    "HOS": {"HOS", "LEADER", "HOG", "CROWN"}, "HOG": {"HOG", "LEADER", "HOS"}, "LEADER": {"LEADER", "HOS", "HOG", "PARTYHEAD"}, "PARTYHEAD": {"PARTYHEAD", "LEADER", "HOS"},
    "MIN": {"MIN", "FM", "DM", "FINM", "TRADEM", "ECONM", "INTM", "DMIN", "DFM", "JUSM", "HLTHM", "ENERGYM", "AGRM", "ENVM", "TRSPM", "DEVM", "HOG", "DHOG"},
    "OFFICIAL": {"OFFICIAL", "DFM", "DMIN", "ENVOY", "ADVISER", "NSA", "MIN"}, "ROYAL": {"ROYAL", "CROWN", "HOS", "HOG", "FM"}, "STATECOUN": {"STATECOUN", "FM"},
    "FM": {"FM", "STATECOUN", "HRVP"}, "SG": {"SG", "DG"}, "DG": {"DG", "SG", "MD"}, "MILRANK": {"MILRANK", "CHOD", "HOS", "DM", "MILCMD"}, "AMB": {"AMB", "PERMREP", "ENVOY", "NSA", "DFM", "OFFICIAL"},
    "DMIN": {"DMIN", "DFM", "DDM", "MIN"}, "DFM": {"DFM", "DMIN", "ENVOY", "OFFICIAL"},
    "HRVP": {"HRVP", "FM"}, "DHOS": {"DHOS"}, "ENVOY": {"ENVOY", "NSA", "DFM"},
}  # fmt: skip


_LIFETIME = timedelta(days=40 * 365)  # somebody who left office so long ago is a namesake
_CAREER = timedelta(days=15 * 365)  # a minister had lesser offices for so long
_SEATS = frozenset(["HOS", "HOG", "FM", "DM", "FINM", "INTM"])
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_HANDOVER = 45  # days around a tenure in which its holder is still, or already, called by the office
# Offices whose holders the news names by the surname alone, when nobody else of the name holds one.
_KNOWN_BY_SURNAME = frozenset(["HOS", "HOG", "LEADER", "PARTYHEAD", "FM", "HRVP"])


@dataclass(slots=True)
class Entity:
    """A person or unnamed official of the article. `basis` says how the country is known; `home` marks a country that the place of report gave."""

    name: str | None
    tokens: tuple[str, ...] = ()
    titles: list[tuple[str, str, str]] = field(default_factory=list)
    country: str | None = None
    basis: str | None = None
    org: str | None = None
    host: str | None = None
    tenure: Tenure | None = None
    last_seen: int = -1
    female: bool | None = None

    @property
    def codes(self) -> set[str]:
        """Codes of the offices that the article gives, former ones left out."""
        return {c for _, c, status in self.titles if status != "former"}

    def office(self) -> tuple[str | None, str | None]:
        """The best title as (words, code): an office before a rank."""
        weak = {"MILRANK", "ROYAL", "SAME", "OFFICIAL", "LEADER"}
        ranked = sorted((t for t in self.titles if t[1] != "SAME"), key=lambda t: (t[2] == "former", t[1] in weak))
        if ranked:
            text, code, _ = ranked[0]
            return office_words(text), code
        if self.tenure:
            return self.tenure.title, self.tenure.office
        return None, None


def is_somebody(e: Entity) -> bool:
    """Whether the article says who it is: one capitalised word alone may be no person at all."""
    if e.name is None and e.codes <= {"OFFICIAL", "SPOKES"}:
        return False  # "an official said": nobody goes on to speak of him
    return bool(e.titles or e.country or e.org or e.tenure or len(e.tokens) > 1)


def office_words(text: str) -> str:
    """A title as offices are written: "Minister of Energy"."""
    small = {"of", "for", "and", "the", "to", "in"}
    return " ".join(w if w.lower() in small and n else w[:1].upper() + w[1:] for n, w in enumerate(text.split()))


def compatible(code: str, codes: Iterable[str]) -> bool:
    """Whether a title code can belong to somebody with these codes."""
    like = _LIKE.get(code, {code})
    return any(c in like or code in _LIKE.get(c, ()) or c == code for c in codes)


class Registry:
    """The entities of one article, made in two passes: full names first, then what refers to them."""

    def __init__(self, knowledge: Knowledge, published: date | None, home: Home) -> None:
        self.k = knowledge
        self.published = published
        self.home = home
        self.entities: list[Entity] = []
        self.of: dict[Mention, Entity] = {}
        self.countries: Counter[str] = Counter()
        self._unnamed: dict[tuple[str, str], Entity] = {}

    # --- first pass -------------------------------------------------------------------------------------------------------------------

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Make entities from all mentions of an article; mentions must come in reading order."""
        found = list(mentions)
        for m in found:
            self.countries.update(m.countries)
            if m.country:
                self.countries[m.country] += 1
        people = [m for m in found if m.kind == "person" and m.name]
        beside = {m: before for before, m in pairwise(people) if _joined(before, m)}
        for m in people:
            if m.titles or len((m.name or "").split()) > 1:
                self._person(m, beside.get(m))
        for m in people:
            if m not in self.of:
                self._person(m, beside.get(m))
        self._share_offices(people)
        for e in self.entities:
            self._know(e)
        Nationality(self).infer(found)
        for m in found:
            if m.kind == "official" and not m.plural and m not in self.of:
                self._official(m)

    def _share_offices(self, people: list[Mention]) -> None:
        """ "Foreign Minister Rey and her Chilean counterpart, Luis Paz": he is a foreign minister too."""
        for before, m in pairwise(people):
            e = self.of.get(m)
            if e is None or e.codes - {"SAME"} or "SAME" not in m.codes or before.sentence is not m.sentence or self.of[before] is e:
                continue
            e.titles += [(t.text, t.code, "") for t in before.titles if t.code != "SAME"]

    def _person(self, m: Mention, beside: Mention | None) -> None:
        """Give a mention its entity: another one than that of the person named `beside` it."""
        assert m.name is not None
        tokens = tuple(fold(t) for t in m.name.replace("-", " ").replace(".", " ").replace(",", " ").split())
        entity = self._same(tokens, m, self.of.get(beside) if beside else None) or self._new(m.name, tokens)
        if len(tokens) > len(entity.tokens):
            entity.name, entity.tokens = m.name, tokens
        self._merge(entity, m)

    def _new(self, name: str | None, tokens: tuple[str, ...] = ()) -> Entity:
        entity = Entity(name, tokens)
        self.entities.append(entity)
        return entity

    def _merge(self, entity: Entity, m: Mention) -> None:
        self.of[m] = entity
        for title in m.titles:
            row = (title.text, title.code, m.status)
            if row not in entity.titles:
                entity.titles.append(row)
        if m.countries and (entity.country is None or entity.basis != "text"):
            entity.country, entity.basis = m.countries[0], "text"
        if m.org and entity.org is None:
            entity.org = m.org
        if m.host and entity.host is None:
            entity.host = m.host

    def _same(self, tokens: tuple[str, ...], m: Mention, other: Entity | None) -> Entity | None:
        """The entity that a name refers to: every word of the shorter name stands in the longer one, offices and countries agree."""
        if not tokens:
            return None
        best: Entity | None = None
        for e in reversed(self.entities):
            if e is other or not e.tokens or (tokens[-1] not in e.tokens and tokens[0] not in e.tokens and e.tokens[-1] not in tokens):
                continue
            if not _names_agree(tokens, e.tokens):
                continue
            if m.countries and e.country and e.basis == "text" and m.countries[0] != e.country:
                continue
            if m.titles and e.codes and not any(compatible(c, e.codes) for c in m.codes) and len(tokens) == 1 and m.status != "former":
                continue
            if tokens == e.tokens:
                return e
            if best is None or (len(tokens) == 1 and tokens[0] == e.tokens[-1] and tokens[0] != best.tokens[-1]):
                best = e
        return best

    # --- what the tables know ------------------------------------------------------------------------------------------------------------

    def _know(self, e: Entity) -> None:
        tenure = self._tenure(e, self.published)
        if tenure:
            e.tenure = tenure
            if e.org is None and e.country is None:
                if self.k.countries.known(tenure.country) and not self.k.countries.is_union(tenure.country):
                    e.country, e.basis = tenure.country, "tenure"
                    if self._called(e, tenure):
                        e.titles = [(text, tenure.office, status) for text, _, status in e.titles]
                else:
                    e.org = self._org_of(tenure.country)
        elif e.country is None and e.org is None and e.codes and (country := self._later_office(e)):
            e.country, e.basis = country, "office held later"

    def _later_office(self, e: Entity) -> str | None:
        """The country in whose office a person of this full name comes later: a deputy minister of today is a minister of that country in ten years."""
        day, found = self.published, self.k.holders.named(" ".join(e.tokens)) or self.k.holders.named(fold(e.name or ""))
        if day is None or len({t.person for t in found}) != 1 or len({t.country for t in found}) != 1:
            return None
        near = day < min(t.start for t in found) < day + _CAREER
        return found[0].country if near and self.k.countries.known(found[0].country) and e.codes & GOVERNMENT else None

    def _org_of(self, code: str) -> str | None:
        key = f"org:{code}"
        return key if key in self.k.orgs else None

    def at(self, e: Entity, day: date) -> Tenure | None:
        """Who a surname with a title means on a day other than the article's: "President Bush" in 1991, told in 2003. None where it is the same person."""
        if " " in (e.name or "") or not e.codes or (e.tenure and e.tenure.holds(day, _HANDOVER)):
            return None
        then = self._tenure(e, day)
        return then if then and then.holds(day, _HANDOVER) and not (e.tenure and then.person == e.tenure.person) else None

    def _tenure(self, e: Entity, day: date | None) -> Tenure | None:
        """The tenure that the name, office and country fit, on the day if there is one; None when several people fit."""
        if not e.tokens:
            return None
        full = self.k.holders.named(" ".join(e.tokens)) or self.k.holders.named(fold(e.name or ""))
        one_word = " " not in (e.name or "")  # "Akufo-Addo" is a surname of two tokens
        found = full or (self.k.holders.surnamed(fold(e.name or "")) if one_word else self._by_initials(e))
        once = any(status in ("former", "then") for _, _, status in e.titles)
        codes = e.codes - {"SAME"} or {code for _, code, status in e.titles if status == "former"}
        out = [t for t in found if e.country is None or t.country == e.country or self._successor(t.country, e.country)]
        if not full or len({t.person for t in out}) > 1:
            if codes:
                out = [t for t in out if compatible(t.office, codes) or self._called(e, t)] or ([] if not full else out)
            elif not full:
                here = [t for t in out if t.country in self.countries]
                out = here or [t for t in out if t.office in _KNOWN_BY_SURNAME and day and t.holds(day)]
        if day:
            now = [t for t in out if t.holds(day, _HANDOVER)]
            past = [t for t in out if t.end and t.end < day < t.end + _LIFETIME]
            if not full and not now and not once:
                past = []
            out = now or past
        elif not full and not codes:
            return None
        people = {t.person for t in out}
        if len(people) != 1:
            around = {*self.countries, self.home.outlet, self.home.dateline, self.home.masthead}
            narrowed = [t for t in out if t.country in around]
            people = {t.person for t in narrowed}
            out = narrowed
        if len(people) != 1:
            return None
        return max(out, key=lambda t: (any(t.office == c for c in codes), t.start))

    def _called(self, e: Entity, t: Tenure) -> bool:
        """Whether the tenure's country calls its office by a title that the person has: a British chancellor is the finance minister."""
        for text, _, _ in e.titles:
            title = self.k.titles.lookup(tuple(words(text.lower())), t.country)
            if title and t.country in title.only and title.office == t.office:
                return True
        return False

    def _by_initials(self, e: Entity) -> list[Tenure]:
        """ "G. Bush" for George Bush, "Joseph R. Biden, Jr." for Joe Biden: the surname and the first letters agree, or one letter and the office."""
        tokens = [t for n, t in enumerate(e.tokens) if t not in _GENERATIONS and (len(t) > 1 or not n)]
        if len(tokens) < 2:
            return []
        out = []
        for t in self.k.holders.surnamed(tokens[-1]):
            first = fold(t.name).split()[0]
            short = len(tokens[0]) == 1 or t.office in e.codes or (e.codes and first[:2] == tokens[0][:2])
            if first[0] == tokens[0][0] and (first == tokens[0] or short):
                out.append(t)
        return out

    def _successor(self, historic: str, country: str) -> bool:
        c = self.k.countries
        return c.known(historic) and country in c.country(historic).successors

    # --- second pass --------------------------------------------------------------------------------------------------------------------

    def _official(self, m: Mention) -> None:
        """ "the president", "the Ugandan president", "its envoy": a person named in the article, else an unnamed official."""
        code = m.titles[0].code
        if code == "SAME":
            return
        if m.definite or (m.countries and not m.plural):
            e = self._holder(m, code) or self._named_later(m, code)
            if e:
                self.of[m] = e
                return
        if (home := self._speaking_home(m, code)) is not None:
            self.of[m] = self._unnamed_official(replace(m, countries=(home,)))
        elif m.countries or m.org:
            self.of[m] = self._unnamed_official(m)
        elif m.definite and len(told := [e for e in self._unnamed.values() if code in e.codes]) == 1:
            self.of[m] = told[0]  # "the UN Secretary-General … The Secretary-General"

    def _speaking_home(self, m: Mention, code: str) -> str | None:
        """The government whose own voice the report is, when it would call an official of its own by this title alone."""
        home = self.home.outlet
        if home and m.definite and not (m.countries or m.org) and code in GOVERNMENT and uses_title(home, code, m.value, self.k):
            return home
        return None

    def _unnamed_official(self, m: Mention) -> Entity:
        """The one entity of this country or body and title that has no name."""
        key = (m.countries[0] if m.countries else m.org or "", m.titles[0].text.lower())
        entity = self._unnamed.get(key)
        if entity is None:
            entity = self._unnamed[key] = self._new(None)
        self._merge(entity, m)
        return entity

    def _holder(self, m: Mention, code: str) -> Entity | None:
        """The named person whom the title means: the one mentioned last; in a government's own release, one of that government."""
        fitting = [e for e in self.entities if self._may_hold(e, m, code)]
        if (home := self._speaking_home(m, code)) is not None:
            fitting = [e for e in fitting if e.country == home]
        elif (outlet := self.home.outlet) and m.value == "minister" and not uses_title(outlet, code, m.value, self.k):
            fitting = [e for e in fitting if e.country != outlet]
        elif (paper := self.home.masthead) and not m.countries and any(e.country == paper for e in fitting):
            fitting = [e for e in fitting if e.country == paper]
        seen = [(at, e) for e in fitting if (at := self._last_seen(e, m)) is not None]
        return max(seen, key=lambda s: s[0])[1] if seen else None

    def _named_later(self, m: Mention, code: str) -> Entity | None:
        """ "the foreign minister of Oman", who is named further on: the only one of the office there."""
        if code not in _SEATS or len(m.countries) != 1 or m.status:
            return None
        found = [
            e
            for e in self.entities
            if e.name and e.country == m.countries[0] and e.basis == "text" and (code, "") in {t[1:] for t in e.titles}
        ]
        return found[0] if len(found) == 1 else None

    def _may_hold(self, e: Entity, m: Mention, code: str) -> bool:
        country = m.countries[0] if m.countries else None
        if e.name is None or not compatible(code, e.codes | ({e.tenure.office} if e.tenure else set())):
            return False
        if (country and e.country != country) or (m.org and e.org != m.org):
            return False
        if any(s == "former" for _, c, s in e.titles if c == code) and m.status != "former":
            return False
        return not (len(e.codes) and code not in e.codes and code not in ("MIN", "LEADER", "OFFICIAL"))

    def _last_seen(self, e: Entity, m: Mention) -> tuple[int, int] | None:
        """Where the person is mentioned last before m, as (sentence, token to the left): of one sentence's people the first is its topic."""
        at = (m.sentence.index, m.i)
        return max(((o.sentence.index, -o.i) for o, x in self.of.items() if x is e and (o.sentence.index, o.i) < at), default=None)


def _joined(a: Mention, b: Mention) -> bool:
    """Whether two people are named together: "King Olav and Crown Prince Karl of Olav"."""
    return a.sentence is b.sentence and a.sentence.lows[a.j : b.i] == ("and",)


def _names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the shorter name's words all stand in the longer, the last or the first word shared."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    strip = {"al", "el", "bin", "jr", "sr", "de", "the"}
    inside = [t for t in short if t not in strip and len(t) > 1]
    if not inside:
        return False
    whole = set(long)
    if all(t in whole for t in inside):
        if len(short) == 1 and long.index(inside[0]) > 0 and long[long.index(inside[0]) - 1] in ("bin", "ibn", "bint"):
            return False  # "King Abdullah" is not "Hussein bin Abdullah"
        return len(inside) > 1 or inside[0] in (long[-1], long[0], _last(long)) or (len(long) > 2 and inside[0] in long[1:])
    return len(inside) > 1 and inside[-1] == _last(long) and inside[0][0] == long[0][0] and (len(inside[0]) == 1 or len(long[0]) == 1)


def _last(tokens: tuple[str, ...]) -> str:
    core = [t for t in tokens if t not in _GENERATIONS and t != "sc"]
    return core[-1] if core else tokens[-1]
