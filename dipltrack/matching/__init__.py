"""Reports of many articles → which of them tell the same event, and what they say together. Knows the model only."""

from dipltrack.matching.clusters import Rulings, cluster, neighbours
from dipltrack.matching.compose import Stage, compose, history, recoded, versions
from dipltrack.matching.pairs import THRESHOLD, Verdict, compare
from dipltrack.matching.report import Report

__all__ = [
    "THRESHOLD",
    "Report",
    "Rulings",
    "Stage",
    "Verdict",
    "cluster",
    "compare",
    "compose",
    "history",
    "neighbours",
    "recoded",
    "versions",
]
