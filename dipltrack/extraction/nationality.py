"""Officials whose country the text does not give → the country that the rest of the article gives, with the basis on record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dipltrack.extraction.chunks import one_of
from dipltrack.extraction.document import Sentence
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.tag import Tag
from dipltrack.knowledge import Knowledge
from dipltrack.text import words

if TYPE_CHECKING:
    from dipltrack.extraction.registry import Entity, Registry

# Offices that belong to the government of a country.
GOVERNMENT = frozenset(
    "HOS HOG LEADER DHOS DHOG CROWN PARTYHEAD FM DM FINM TRADEM ECONM INTM MIN STATECOUN DFM DDM DMIN NSA COS AMB PERMREP CONSUL CHOD SPYCHIEF SPEAKER CBGOV "
    "AGRM DEVM ENERGYM ENVM HLTHM TRSPM JUSM SPYM ENVOY".split()
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a report comes from, as ISO codes: the country whose voice the outlet is, that of the dateline (filed from its capital or not), that of the masthead."""

    outlet: str | None = None
    dateline: str | None = None
    capital: bool = False
    masthead: str | None = None


def home_of(source: str | None, place: str | None, country: str | None, knowledge: Knowledge, issuer: str | None = None) -> Home:
    """The home of a report by `source`, filed from `place` in `country`; `issuer` is the government that the report names as its own."""
    capital = bool(country and knowledge.countries.known(country) and place == knowledge.country(country).capital)
    return Home(outlet_home(source, knowledge) or issuer, country, capital, masthead(source, knowledge))


def issuer_of(sentences: Iterable[tuple[Sentence, dict[int, Tag]]], knowledge: Knowledge) -> str | None:
    """The government that a release itself names as its own: a first line "The White House", a last line "Source: Ministry of … of Peru"."""
    for s, tags in sentences:
        if s.lows[:2] == ("source", ":") and len(s) < _LINE and (iso := outlet_home(s.text(2, len(s)), knowledge)):
            return iso
        alone = next((t for t in tags.values() if t.j == len(s)), None) if s.index < 3 and len(s) < 5 else None
        if alone and s.lows[: alone.i] in ((), ("the",)) and alone.entry.kind == "metonym" and alone.entry.detail == "executive":
            return alone.entry.country
    return None


_LINE = 16  # tokens of a line that only names a ministry
_NO_OFFICE = frozenset(["MILRANK", "OFFICIAL", "SPOKES", "LEGIS", "JUDGE", "ROYAL", "SAME", "ADVISER"])
_TRAVEL = frozenset(
    "visit visits visited visiting trip tour arrived arrives arrive flew fly flies travelled traveled travels travel landed came".split()
)
_SIGNING = frozenset(["sign", "signed", "signs", "initialled", "initialed"])
_LEADING = frozenset(["lead", "leads", "led", "leading", "head", "heads", "headed", "heading"])
_REAFFIRMING = frozenset(["reaffirmed", "reaffirms", "reaffirming", "reiterated", "reiterates", "reiterating", "affirmed", "affirming"])
_OWN = frozenset(["commitment", "support", "readiness", "willingness", "determination", "position", "solidarity"])
_SENDING = frozenset(["send", "sends", "sent", "dispatch", "dispatches", "dispatched", "sending", "dispatching"])


class Nationality:
    """Infers the countries of a registry's people. Never silently: every country found here carries its basis."""

    def __init__(self, registry: Registry) -> None:
        self.r = registry

    def infer(self, found: list[Mention]) -> None:
        """From the surest basis to the weakest: the speaking organ, the sentence, the title, the home of the report, a vote, the masthead."""
        self._by_sender(found)
        self._by_organ(found)
        self._by_clause(found)
        self._by_signature(found)
        self._by_voice(found)
        self._by_ambassador(found)
        visited = self._visited(found)

        def visited_or_home(e: Entity) -> None:
            visited(e)
            if e.country is None:
                self._home(e)

        for basis in (self._by_title, visited_or_home, self._vote, self._masthead):
            for e in self.r.entities:
                if e.country is None and e.org is None and e.name:
                    basis(e)
        self._take_seats(found)
        self._take_shared_seats(found)

    def _by_ambassador(self, found: list[Mention]) -> None:
        """ "Prime Minister Rey and the ambassador of Japan to Fiji, Ken Ito, signed …": the official beside him is of the country that he is sent to."""
        for a, b in pairwise(found):
            for m, envoy in ((a, b), (b, a)):
                e, x = self.r.of.get(m), self.r.of.get(envoy)
                beside = a.sentence is b.sentence and b.i - a.j < 6 and "and" in a.sentence.lows[a.j : b.i]
                if e and x and beside and e.name and e.country is None and e.org is None and x.host and "AMB" in x.codes:
                    if e.codes & GOVERNMENT and self.r.k.countries.known(x.host) and self._may_be_called(x.host, e):
                        e.country, e.basis = x.host, "accredited to"

    def _visited(self, found: list[Mention]) -> Callable[[Entity], None]:
        """ "(Rey) visited Finland and met Prime Minister Salmi": whom a traveller meets is of the country travelled to."""
        goals: dict[int, list[tuple[Mention, str]]] = {}
        of: dict[int, list[Mention]] = {}
        for m in found:
            of.setdefault(m.sentence.index, []).append(m)
            iso = m.value if m.kind == "country" else m.country if m.kind == "place" else None
            before = m.sentence.lows[max(0, m.i - 4) : m.i]
            if iso and not m.possessive and (_TRAVEL & {*before} or before[-2:] in (("expected", "in"), ("due", "in"))):
                goals.setdefault(m.sentence.index, []).append((m, iso))

        def basis(e: Entity) -> None:
            if not e.codes - _NO_OFFICE or not goals:
                return
            for at in sorted({m.sentence.index for m in found if self.r.of.get(m) is e})[:1]:
                isos = {iso for n in range(at - 2, at + 1) for _, iso in goals.get(n, ())}
                isos = isos or {iso for _, iso in goals.get(max((n for n in goals if n < at), default=-1), ())}  # the journey told last
                visitors = {
                    x.country for n in range(at - 2, at + 1) for m in of.get(n, ()) if (x := self.r.of.get(m)) and x.name and x.country
                }
                if len(isos) == 1 and visitors - isos and "accompanied" not in of[at][0].sentence.lows:
                    iso = next(iter(isos))
                    if not self._seat_taken(iso, e) and self._may_be_called(iso, e):
                        e.country, e.basis = iso, "visited country"

        return basis

    def _home(self, e: Entity) -> None:
        """An office without a country is the government's that speaks, or that of the place of report; recorded as such."""
        if not e.codes & GOVERNMENT or "SAME" in e.codes:
            return  # "her counterpart" is of another country than she
        if self.r.home.outlet:
            e.country, e.basis = self.r.home.outlet, "outlet"
        elif (
            (iso := self.r.home.dateline)
            and (self.r.countries[iso] or self.r.home.capital)
            and not self._seat_taken(iso, e)
            and self._may_be_called(iso, e)
        ):
            e.country, e.basis = iso, "dateline"

    def _masthead(self, e: Entity) -> None:
        """A local paper calls its own ministers by their office alone."""
        if self.r.home.masthead and e.codes & GOVERNMENT and "SAME" not in e.codes and not self._seat_taken(self.r.home.masthead, e):
            e.country, e.basis = self.r.home.masthead, "masthead"

    def _may_be_called(self, iso: str, e: Entity) -> bool:
        """Whether the country has such an office and calls it by one of the person's titles: Washington has a secretary of state and no minister."""
        return self.r.k.holders.may_have(iso, e.codes) and any(
            self._uses(iso, tuple(words(text.lower())), code) for text, code, status in e.titles if status != "former"
        )

    def _uses(self, iso: str, title: tuple[str, ...], code: str) -> bool:
        rows = self.r.k.titles.patterns.get(title, ())
        if rows and all(row.only for row in rows):
            return any(iso in row.only for row in rows)
        return "minister" not in title or uses_title(iso, code, "minister", self.r.k)

    def _seat_taken(self, iso: str, e: Entity) -> bool:
        """Whether somebody else in the article holds the one seat of this office in the country."""
        single = e.codes & {"HOS", "HOG", "FM", "DM", "FINM"}
        return any(o is not e and o.name and o.country == iso and o.codes & single for o in self.r.entities)

    def _by_clause(self, found: list[Mention]) -> None:
        """ "Britain will send vehicles, Prime Minister Harper said": the country that the sentence begins with is the speaker's."""
        first: dict[int, Mention] = {}
        for m in found:
            first.setdefault(m.sentence.index, m)
        for m in found:
            e = self.r.of.get(m)
            lead = first[m.sentence.index]
            if (
                not e
                or not e.name
                or e.country
                or e.org
                or not e.codes & GOVERNMENT
                or lead.kind != "country"
                or lead.i > 2
                or lead.possessive
            ):
                continue
            after = m.sentence.lows[m.j : m.j + 1]
            if after and after[0] in ("said", "announced", "told", "says", "added", "confirmed") and not self._seat_taken(lead.value, e):
                e.country, e.basis = lead.value, "sentence"

    def _by_signature(self, found: list[Mention]) -> None:
        """ "Rey signed (the accord) for Peru and Paz for Chile", "signed by Rey on behalf of Peru": for whom one signs."""
        places = {(m.sentence.index, k): m for m in found for k in range(m.i, m.j)}
        for m in found:
            e, lows = self.r.of.get(m), m.sentence.lows
            if not e or not e.name or e.country or e.org or _SIGNING.isdisjoint(lows):
                continue
            for k in range(m.j, min(len(lows), m.j + 12)):
                state = places.get((m.sentence.index, k + 1)) or places.get((m.sentence.index, k + 2))
                if lows[k] == "for" or lows[k - 1 : k + 1] == ("behalf", "of"):
                    if state and state.kind == "country" and not state.possessive:
                        e.country, e.basis = state.value, "sentence"
                    break
                if lows[k] in (",", ";", "while") or (places.get((m.sentence.index, k), m).kind == "person" and k > m.j):
                    break

    def _take_seats(self, found: list[Mention]) -> None:
        """ "The Finnish foreign minister was received … Paavo Lehtinen handed over": a bare name soon after the one unnamed official takes the office."""
        for e in self.r.entities:
            if not e.name or len(e.tokens) < 2 or e.titles or e.country or e.org or e.tenure:
                continue
            at = next((m.sentence.index for m in found if self.r.of.get(m) is e), None)
            if at is None:
                continue
            seats = [m for m in found if m.kind == "official" and not m.plural and 0 < at - m.sentence.index <= 2 and self._open_seat(m)]
            if len({(m.countries, m.org, m.codes) for m in seats}) == 1:
                e.country, e.org, e.basis = next(iter(seats[0].countries), None), seats[0].org, "office before the name"
                e.titles += [(t.text, t.code, "") for t in seats[0].titles]
                self.r.of.update(dict.fromkeys(seats, e))

    def _take_shared_seats(self, found: list[Mention]) -> None:
        """ "The foreign ministers of Fiji and Laos … Fiji's Ole Kuna": one who is told by his country alone holds the office that a plural gave it."""
        plurals = [m for m in found if m.kind == "official" and m.plural and len(m.titles) == 1 and m.codes[0] in GOVERNMENT]
        bare = (
            [e for e in self.r.entities if e.name and e.country and e.basis == "text" and not e.titles and not e.tenure] if plurals else []
        )
        for e in bare:
            at = next(m.sentence.index for m in found if self.r.of.get(m) is e)
            seats = [m for m in plurals if e.country in m.countries and 0 <= at - m.sentence.index <= 2]
            if len({m.codes for m in seats}) == 1:
                text = one_of(seats[0].titles[0].text, self.r.k.classes["title_head"])
                e.titles.append((text, seats[0].codes[0], ""))

    def _open_seat(self, m: Mention) -> bool:
        """Whether the office is one country's or body's and nobody named in the article holds it."""
        if len(m.countries) != 1 and not m.org:
            return False
        if "SAME" in m.codes:  # "her South Korean counterpart … Park Sung-min": nobody else of that country is named
            return not any(o.name and o.country in m.countries for o in self.r.entities)
        if not m.org and m.codes[0] not in GOVERNMENT:
            return False
        return not any(
            o.name and set(m.codes) & o.codes and (o.country in m.countries or (m.org and o.org == m.org)) for o in self.r.entities
        )

    def _by_title(self, e: Entity) -> None:
        """A title that one country only has: the pope, the taoiseach, the external affairs minister."""
        for text, code, _ in e.titles:
            if code in ("HRVP", "EUCOM", "EUCO", "EP", "EUCOMMR") and "org:EU" in self.r.k.orgs:
                e.org = "org:EU"
                return
            found = self.r.k.titles.patterns.get(tuple(w.lower() for w in words(text)))
            if found and len(found[0].only) == 1:
                e.country, e.basis = found[0].only[0], "title"
                return

    def _by_sender(self, found: list[Mention]) -> None:
        """ "Rathore, special envoy of Indian Prime Minister Singh", "India sent Foreign Secretary Rao to Fiji": whoever is sent is of the sender's country."""
        for m, sent in pairwise(found):
            e = self.r.of.get(sent)
            if e and e.country is None and e.org is None and m.sentence is sent.sentence and m.kind == "country" and not m.possessive:
                between = m.sentence.lows[m.j : sent.i]
                if between and between[-1] in _SENDING:
                    e.country, e.basis = m.value, "sender"
            iso = m.value if m.kind == "country" else next(iter(m.countries), None) if m.plural and len(m.countries) == 1 else None
            if e and iso and e.country is None and e.org is None and m.sentence is sent.sentence:
                between = m.sentence.lows[m.j : sent.i]
                if len(between) < 6 and between[-2:] in (
                    ("led", "by"),
                    ("headed", "by"),
                ):  # "a Fijian delegation led by Finance Minister Kuna"
                    e.country, e.basis = iso, "delegation"
        for m, sender in pairwise(found):
            e, s = self.r.of.get(m), self.r.of.get(sender)
            if e and s and e.country is None and e.org is None and set(m.codes) & {"ENVOY", "ADVISER", "OFFICIAL", "NSA", "SPOKES"}:
                between = m.sentence.lows[m.j : sender.i]
                if m.sentence is sender.sentence and between in (("of",), ("to",), ("for",)) and s.country:
                    e.country, e.basis = s.country, "sender"

    def _by_voice(self, found: list[Mention]) -> None:
        """ "Minister Paz led the Chilean delegation", "The deputy minister reaffirmed Chile's commitment": one leads and commits one's own."""
        for m, state in pairwise(found):
            if m.sentence is not state.sentence or state.kind != "country" or m.kind not in ("person", "official") or m.plural:
                continue
            lows = m.sentence.lows
            between = lows[m.j : state.i][-3:]
            leads = not _LEADING.isdisjoint(between) and "delegation" in lows[state.i : state.j + 2]
            own = state.possessive and not _REAFFIRMING.isdisjoint(between) and not _OWN.isdisjoint(lows[state.j : state.j + 4])
            e = self._speaker(m) if leads or own else None
            if e and e.country is None and e.org is None and not self._seat_taken(state.value, e):
                e.country, e.basis = state.value, "delegation" if leads else "speaks for"

    def _speaker(self, m: Mention) -> Entity | None:
        """The person of a mention; of an office alone, the only one named here who holds it."""
        if (e := self.r.of.get(m)) or m.countries or m.org:
            return e
        holders = [e for e in self.r.entities if e.name and m.codes[:1] and m.codes[0] in e.codes]
        return holders[0] if len(holders) == 1 and m.definite else None

    def _by_organ(self, found: list[Mention]) -> None:
        """ "The White House said that President Reed …": an executive that speaks of its president."""
        for a in found:
            if a.organ in ("executive", "foreign ministry", "government", "defence ministry") and a.country:
                for m in found:
                    e = self.r.of.get(m)
                    if (
                        m.sentence is a.sentence
                        and e
                        and e.name
                        and e.country is None
                        and e.org is None
                        and e.codes & {"HOS", "HOG", "FM", "DM", "DHOS"}
                    ):
                        e.country, e.basis = a.country, "metonym"
                        break

    def _vote(self, e: Entity) -> None:
        """An office of government without a country: that of the country which the article speaks of most and whose seat nobody else here holds."""
        seats = e.codes & {"HOS", "HOG", "FM", "DM", "FINM", "TRADEM", "INTM", "MIN", "DHOS", "DHOG", "NSA", "DFM"}
        if not seats or "SAME" in e.codes:
            return
        taken = {o.country for o in self.r.entities if o is not e and o.name and o.country and o.basis != "vote" and o.codes & seats}
        left = [(n, iso) for iso, n in self.r.countries.most_common() if iso not in taken and self._may_be_called(iso, e)]
        if left and left[0][0] >= 2 and (len(left) == 1 or left[0][0] >= 1.5 * left[1][0]):
            e.country, e.basis = left[0][1], "vote"


# Governments whose members are called secretaries.
_SECRETARIES = frozenset(["USA", "PHL", "MEX"])


def uses_title(iso: str, code: str, head: str, knowledge: Knowledge) -> bool:
    """Whether a government's release means its own official by such a title: not an ambassador, and Washington has no "minister"."""
    if code in ("AMB", "CONSUL", "ENVOY"):
        return False
    if head == "minister" and code not in ("HOG", "DHOG"):
        return iso not in _SECRETARIES
    return knowledge.holders.may_have(iso, {code})


_SITE = re.compile(r"\b(?:gov|govt|gob|gub|gouv|go|gc)\.([a-z]{2})\b|\.gov\b(?!\.)")  # "gov.za", "beehive.govt.nz", "state.gov"


@lru_cache(maxsize=256)
def outlet_home(source: str | None, knowledge: Knowledge) -> str | None:
    """The country whose own voice an outlet is: a government's site or state agency; None for everybody else."""
    if not source:
        return None
    for outlet, iso in knowledge.outlets.items():
        if re.search(rf"\b{re.escape(outlet)}\b", source, re.IGNORECASE):
            return iso
    if site := _SITE.search(source.lower()):
        code = (site[1] or "us").upper()
        return next((c.iso3 for c in knowledge.countries.all if c.iso2 == ("GB" if code == "UK" else code)), None)
    government = (
        "ministry",
        "minlaw",
        "mfa",
        "mofa",
        "pmd",
        "pmo",
        "government",
        "cabinet",
        "presidential",
        "president",
        "prime minister",
        "embassy",
        "department",
        "chancellery",
        "news agency",
        "press agency",
    )
    return masthead(source, knowledge) if any(g in source.lower() for g in government) else None


@lru_cache(maxsize=256)
def masthead(source: str | None, knowledge: Knowledge) -> str | None:
    """The country, adjective or capital in an outlet's name: "The Nation (Pakistan)", "Fiji Sun"; None for most."""
    tokens = words(source or "")
    lows = [t.lower() for t in tokens]
    for i in range(len(tokens)):
        hit = knowledge.lexicon.match(tokens, lows, i)
        if hit and hit[1].kind in ("country", "adjective", "city") and hit[1].country:
            return hit[1].country
    return None
