"""Reports of many articles → which of them tell the same event, and what they say together. Knows the model only."""

from dipltrack.matching.clusters import Rulings, cluster
from dipltrack.matching.compose import Stage, compose, history, recoded, versions
from dipltrack.matching.following import (
    LONGEST_WAIT,
    Relation,
    Wanted,
    may_be_fulfilled,
    may_fulfil,
    relation,
    wanted_after,
    wanted_before,
)
from dipltrack.matching.pairs import THRESHOLD, Verdict, compare
from dipltrack.matching.report import Report

__all__ = [
    "LONGEST_WAIT",
    "THRESHOLD",
    "Relation",
    "Report",
    "Rulings",
    "Stage",
    "Verdict",
    "Wanted",
    "cluster",
    "compare",
    "compose",
    "history",
    "may_be_fulfilled",
    "may_fulfil",
    "recoded",
    "relation",
    "versions",
    "wanted_after",
    "wanted_before",
]
