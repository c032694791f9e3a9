"""Reports → groups that tell one event each. The same reports give the same groups in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from dipltrack.matching.pairs import Verdict, compare
from dipltrack.matching.report import Report
from dipltrack.model import Status

Rulings = Mapping[frozenset[int], bool]
"""The user's word about two reports (their ids): True, they tell one event; False, they do not."""


def cluster(reports: Sequence[Report], rulings: Rulings | None = None) -> list[list[Report]]:
    """Join the surest pairs first, and never two groups of which any two reports are kept apart.

    The user's word comes before everything; groups and their members are sorted by `Report.origin`.
    """
    ordered = sorted(reports, key=lambda r: r.origin)
    said = rulings or {}
    verdicts = {(i, j): compare(ordered[i], ordered[j]) for i, j in combinations(range(len(ordered)), 2)}
    ruled = {pair: said.get(_ids(ordered[pair[0]], ordered[pair[1]])) for pair in verdicts} if said else {}
    groups: list[list[int]] = [[i] for i in range(len(ordered))]
    at = list(range(len(ordered)))

    def join(i: int, j: int, allowed: Callable[[list[int], list[int]], bool]) -> None:
        one, other = at[i], at[j]
        if one != other and allowed(groups[one], groups[other]):
            groups[one] += groups[other]
            for member in groups[other]:
                at[member] = one
            groups[other] = []

    def never_ruled_apart(one: list[int], other: list[int]) -> bool:
        return all(ruled.get(_key(i, j)) is not False for i in one for j in other)

    def not_apart(one: list[int], other: list[int]) -> bool:
        if not never_ruled_apart(one, other):
            return False
        moved = any(ordered[i].postponed for i in (*one, *other))
        return all(
            verdicts[_key(i, j)].apart is None or (moved and _only_dates(ordered[i], ordered[j], verdicts[_key(i, j)]))
            for i in one
            for j in other
        )

    for (i, j), word in ruled.items():
        if word:
            join(i, j, never_ruled_apart)
    for _, i, j in sorted((-v.score, i, j) for (i, j), v in verdicts.items() if v.same):
        join(i, j, not_apart)
    return [[ordered[i] for i in sorted(group)] for group in sorted(groups, key=lambda g: min(g, default=len(at))) if group]


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _ids(a: Report, b: Report) -> frozenset[int]:
    return frozenset(r.id for r in (a, b) if r.id is not None)


def _only_dates(a: Report, b: Report, verdict: Verdict) -> bool:
    """Tell whether only the days keep a plan from what became of it: in a group with a postponement that is no contradiction."""
    return Status.PLANNED in (a.event.status, b.event.status) and verdict.apart is not None and verdict.apart.field == "date"
