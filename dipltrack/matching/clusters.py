"""Reports → groups that tell one event each. The same reports give the same groups in whatever order they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from dipltrack.matching.pairs import Verdict, compare
from dipltrack.matching.report import Report
from dipltrack.model import Status

_MARGIN = 0.1
"""Of two that something tells apart, the one that a report belongs to is so much more like it."""

_Pair = tuple[int, int]
Rulings = Mapping[frozenset[int], bool]
"""The user's word about two reports (their ids): True, they tell one event; False, they do not."""


def cluster(reports: Sequence[Report], rulings: Rulings | None = None) -> list[list[Report]]:
    """Join the surest pairs first, and never two groups of which any two reports are kept apart.

    The user's word comes before everything. Reports that say little join the one group that they can belong to, where there is only one.
    Groups and their members are sorted by `Report.origin`.
    """
    ordered = sorted(reports, key=lambda r: r.origin)
    verdicts = {(i, j): compare(ordered[i], ordered[j]) for i, j in combinations(range(len(ordered)), 2)}
    words = {(i, j): word for i, j in verdicts if (word := (rulings or {}).get(_ids(ordered[i], ordered[j]))) is not None}
    if not any(words.values()):
        return _Groups(ordered, verdicts, words).joined().result()
    alone = _Groups(ordered, verdicts, {pair: word for pair, word in words.items() if not word}).joined()
    return _Groups(ordered, verdicts, words, alone.at).joined().result()


class _Groups:
    """Places of reports in groups, and the pairs they have been compared by.

    `sides` are the groups that the reports would be in if the user had not joined any: what he made of things that differ has several.
    """

    def __init__(
        self, ordered: list[Report], verdicts: Mapping[_Pair, Verdict], ruled: Mapping[_Pair, bool], sides: Sequence[int] | None = None
    ) -> None:
        self.ordered = ordered
        self.verdicts = verdicts
        self.ruled = ruled
        self.members: list[list[int]] = [[i] for i in range(len(ordered))]
        self.at = list(range(len(ordered)))
        self.sides = sides
        self.forced: set[int] = set()

    def joined(self) -> _Groups:
        """Itself, after everything was joined that is one event."""
        self.join_ruled()
        self.join_same()
        self.join_weak()
        return self

    def join_ruled(self) -> None:
        """What the user said is one event."""
        for (i, j), word in self.ruled.items():
            if word and not self._ruled_apart(self.at[i], self.at[j]):
                self._join(i, j)
                self.forced.add(self.at[i])

    def join_same(self) -> None:
        """Pairs that tell the same event, the surest first, unless the one of them is hardly less like something that the other is not."""
        self._join_pairs([(i, j) for (i, j), v in self.verdicts.items() if v.same], _MARGIN)

    def join_weak(self) -> None:
        """Pairs that may, unless the one of them may as well be something that the other is not."""
        self._join_pairs([(i, j) for (i, j), v in self.verdicts.items() if v.weak], float("inf"))

    def _join_pairs(self, pairs: list[tuple[int, int]], margin: float) -> None:
        near: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for i, j in pairs:
            near[i][j] = near[j][i] = self.verdicts[i, j].score
        for i, j in sorted(pairs, key=lambda pair: (-self.verdicts[pair].score, pair)):
            one, other, least = self.at[i], self.at[j], self.verdicts[i, j].score - margin
            if one == other or self._apart(one, other):
                continue
            if not self._torn(one, other, near, least) and not self._torn(other, one, near, least):
                self._join(i, j)

    def result(self) -> list[list[Report]]:
        """The groups, by their first report."""
        return [[self.ordered[i] for i in sorted(group)] for group in sorted((g for g in self.members if g), key=min)]

    def _join(self, i: int, j: int) -> None:
        one, other = self.at[i], self.at[j]
        if one == other:
            return
        self.members[one] += self.members[other]
        for member in self.members[other]:
            self.at[member] = one
        self.members[other] = []

    def _torn(self, one: int, other: int, near: Mapping[int, Mapping[int, float]], least: float) -> bool:
        """Tell whether group `one` is as near to a group that is not `other`, or nearly so."""
        third = {self.at[n] for i in self.members[one] for n, score in near[i].items() if score > least} - {one, other}
        return any(self._apart(group, other) and not self._apart(group, one) for group in third)

    def _ruled_apart(self, one: int, other: int) -> bool:
        return any(self.ruled.get(_key(i, j)) is False for i in self.members[one] for j in self.members[other])

    def _apart(self, one: int, other: int) -> bool:
        """Tell whether no event holds both groups; one that the user made of things that differ takes what is like any side of it."""
        if one == other:
            return False
        if self._ruled_apart(one, other):
            return True
        pairs = [(i, j) for i in self.members[one] for j in self.members[other]]
        if any(self._told_apart(i, j) for i, j in pairs):
            return True
        moved = any(self.ordered[i].postponed for i in (*self.members[one], *self.members[other]))
        barred = {(i, j): self._barred(i, j, moved) for i, j in pairs}
        if self.sides is None or not {one, other} & self.forced:
            return any(barred.values())
        shut: defaultdict[_Pair, bool] = defaultdict(bool)
        for (i, j), is_barred in barred.items():
            shut[self.sides[i], self.sides[j]] |= is_barred
        return all(shut.values())

    def _told_apart(self, i: int, j: int) -> bool:
        """Tell whether one article tells both as two."""
        article = self.ordered[i].article_id
        return article is not None and article == self.ordered[j].article_id

    def _barred(self, i: int, j: int, moved: bool) -> bool:
        verdict = self.verdicts[_key(i, j)]
        return verdict.barred and not (moved and _only_dates(self.ordered[i], self.ordered[j], verdict))


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _ids(a: Report, b: Report) -> frozenset[int]:
    return frozenset(r.id for r in (a, b) if r.id is not None)


def _only_dates(a: Report, b: Report, verdict: Verdict) -> bool:
    """Tell whether only the days keep a plan from what became of it: in a group with a postponement that is no contradiction."""
    return Status.PLANNED in (a.event.status, b.event.status) and verdict.apart is not None and verdict.apart.field == "date"
