"""Facts of the annotator and of the program → pairs, and the figures of the scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dipltrack.text import fold
from tests.accuracy.corpus import Fact, Party

FIELDS = ("day", "status", "mode", "office", "role", "place", "country of the place", "amount")

ENOUGH = 0.5
"""The share of common parties from which on two facts are the same event."""


@dataclass(slots=True)
class Count:
    """Right, wrong and missed, for precision, recall and F1."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        """The share, 1 of none."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Score:
    """All figures. `judged` are the confidences of the program's events with whether each is right; optional ones are left out."""

    events: dict[str, Count] = field(default_factory=lambda: {k: Count() for k in ("meeting", "agreement", "pledge")})
    rows: Count = field(default_factory=Count)
    people: Count = field(default_factory=Count)
    countries: Count = field(default_factory=Count)
    fields: dict[str, Share] = field(default_factory=lambda: {k: Share() for k in FIELDS})
    empty: Share = field(default_factory=Share)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def all(self) -> Count:
        """The events of all kinds."""
        return Count(*(sum(getattr(c, name) for c in self.events.values()) for name in ("right", "wrong", "missed")))

    def figures(self) -> dict[str, float]:
        """The named figures, each from 0 to 1."""
        return {
            "events precision": self.all.precision,
            "events recall": self.all.recall,
            "events F1": self.all.f1,
            **{f"{kind}s F1": count.f1 for kind, count in self.events.items()},
            "rows entirely right F1": self.rows.f1,
            "people F1": self.people.f1,
            "countries F1": self.countries.f1,
            **{f"{name} right": share.value for name, share in self.fields.items()},
            "articles without events left empty": self.empty.value,
        }


def same_name(a: str, b: str) -> bool:
    """Whether two names can be one: the last words agree, or all words of the shorter stand in the longer."""
    x, y = fold(a).replace("-", " ").split(), fold(b).replace("-", " ").split()
    return bool(x and y) and (x[-1] == y[-1] or set(x) <= set(y) or set(y) <= set(x))


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many of the names of `a` have their own one in `b`."""
    left = list(b)
    found = 0
    for name in a:
        match = next((other for other in left if same_name(name, other)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found


def likeness(a: Fact, b: Fact) -> float:
    """The share of common countries and people; bodies count where that is better."""
    shared = len(a.countries & b.countries) + common(a.people, b.people)
    total = len(a.countries) + len(b.countries) + len(a.people) + len(b.people) - shared
    bodies = common(a.bodies, b.bodies)
    with_bodies = total + len(a.bodies) + len(b.bodies) - bodies
    return max(shared / total if total else 0.0, (shared + bodies) / with_bodies if with_bodies else 0.0)


def pairs(gold: Sequence[Fact], found: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Facts that are one event, each in one pair: of one kind, with enough common parties; required ones and likelier pairs first."""
    weights = [
        ((not g.optional, likeness(g, f), _days_right(g, f), g.status == f.status), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.kind == f.kind and likeness(g, f) >= ENOUGH
    ]
    out: list[tuple[Fact, Fact]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in sorted(weights, key=lambda w: (w[0], -w[1], -w[2]), reverse=True):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            out.append((gold[i], found[j]))
    return out


def _days_right(gold: Fact, found: Fact) -> bool:
    return gold.date_free or gold.days == found.days


def right_row(gold: Fact, found: Fact) -> bool:
    """What a user sees as a right row: every party, the days and the status."""
    return likeness(gold, found) == 1 and _days_right(gold, found) and gold.status == found.status


def add(score: Score, gold: Sequence[Fact], found: Sequence[Fact]) -> None:
    """Count one article."""
    matched = pairs(gold, found)
    taken = {id(f): g for g, f in matched}
    met = {id(g) for g, _ in matched}
    if not gold:
        score.empty.add(not found)
    for f in found:
        g = taken.get(id(f))
        if g is not None and g.optional:
            continue
        count = score.events[f.kind]
        count.right += g is not None
        count.wrong += g is None
        whole = g is not None and right_row(g, f)
        score.rows.right += whole
        score.rows.wrong += not whole
        score.rows.missed += g is not None and not whole
        score.judged.append((f.confidence, g is not None))
        if g is None:
            score.people.wrong += len(f.people)
            score.countries.wrong += len(f.countries)
    for g in gold:
        if not g.optional and id(g) not in met:
            score.events[g.kind].missed += 1
            score.rows.missed += 1
            score.people.missed += len(g.people)
            score.countries.missed += len(g.countries)
    for g, f in matched:
        if not g.optional:
            _add_fields(score, g, f)


def _add_fields(score: Score, g: Fact, f: Fact) -> None:
    for count, shared, there, here in (
        (score.people, common(g.people, f.people), len(g.people), len(f.people)),
        (score.countries, len(g.countries & f.countries), len(g.countries), len(f.countries)),
    ):
        count.right += shared
        count.wrong += here - shared
        count.missed += there - shared
    if not g.date_free:
        score.fields["day"].add(g.days == f.days)
    score.fields["status"].add(g.status == f.status)
    score.fields["mode"].add(g.mode == f.mode)
    if g.place:
        score.fields["place"].add(f.place is not None and same_name(g.place, f.place))
    if g.place_country and (g.place or f.place_country):
        score.fields["country of the place"].add(g.place_country == f.place_country)
    if g.amount is not None:
        score.fields["amount"].add(f.amount == g.amount and f.currency == g.currency)
    for theirs, ours in _same_parties(g.parties, f.parties):
        if theirs.office and ours.kind == "person":
            score.fields["office"].add(theirs.office == ours.office)
        score.fields["role"].add(theirs.role == ours.role)


def _same_parties(gold: Iterable[Party], found: Sequence[Party]) -> Iterable[tuple[Party, Party]]:
    left = list(found)
    for g in gold:
        for f in left:
            named = bool(g.name and f.name and same_name(g.name, f.name))
            if g.kind == f.kind and (named or (not g.name and not f.name and g.country == f.country)):
                left.remove(f)
                yield g, f
                break


@dataclass(frozen=True, slots=True)
class Bin:
    """Events of about one confidence: their number, mean confidence and share of right ones."""

    number: int
    confidence: float
    right: float

    @property
    def error(self) -> float:
        """The binomial standard error of the share that the confidence promises."""
        return (self.confidence * (1 - self.confidence) / self.number) ** 0.5 if self.number else 0.0

    @property
    def holds(self) -> bool:
        """Whether the share lies within 0.07 of the confidence, or within twice its binomial error."""
        return abs(self.right - self.confidence) <= max(0.07, 2 * self.error)


def reliability(judged: Sequence[tuple[float, bool]], bins: int = 5) -> list[Bin]:
    """The judged events in `bins` groups of one size, the least confident first."""
    ranked = sorted(judged, key=lambda j: j[0])  # those of one confidence stay as they come
    cuts = [len(ranked) * i // bins for i in range(bins + 1)]
    out = []
    for a, b in pairwise(cuts):
        group = ranked[a:b]
        if group:
            out.append(Bin(len(group), sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group)))
    return out
