"""Lemmas → their forms, and forms → lemmas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dipltrack.knowledge.tables import rows, values

Form = Literal["base", "third", "past", "ing"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A verb form; `past` is past tense or participle, which news does not tell apart by form."""

    lemma: str
    form: Form


@lru_cache(maxsize=1)
def _irregular() -> dict[str, dict[str, str]]:
    return {r["lemma"]: r for r in rows("irregular_verbs")}


@lru_cache(maxsize=1)
def unmarked_pasts() -> frozenset[str]:
    """Verbs whose past looks like their base: "cut", "put", "set"."""
    return frozenset(lemma for lemma, row in _irregular().items() if row["past"] == lemma)


@lru_cache(maxsize=1)
def irregular_participles() -> frozenset[str]:
    """ "met", "held", "been": participles that do not end in -ed."""
    return frozenset(p for row in _irregular().values() for p in values(row["participle"]))


def _ing(lemma: str) -> str:
    """ "making", but "agreeing"."""
    return lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"


def forms(lemma: str) -> dict[str, Form]:
    """All forms of a lemma: {"met": "past", …}. A particle ("hammer out") is left to the caller."""
    row = _irregular().get(lemma)
    if row:
        out: dict[str, Form] = {lemma: "base", **dict.fromkeys(values(row["third"]), "third")}
        for past in (*values(row["past"]), *values(row["participle"])):
            if past != lemma:
                out[past] = "past"
        out.update(dict.fromkeys(values(row["ing"]), "ing"))
        return out
    if lemma.endswith("e"):
        return {lemma: "base", lemma + "s": "third", lemma + "d": "past", _ing(lemma): "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma: "base", lemma[:-1] + "ies": "third", lemma[:-1] + "ied": "past", lemma + "ing": "ing"}
    if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", lemma):  # one short syllable: plan, planned
        return {lemma: "base", lemma + "s": "third", lemma + lemma[-1] + "ed": "past", lemma + lemma[-1] + "ing": "ing"}
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {lemma: "base", third: "third", lemma + "ed": "past", lemma + "ing": "ing"}
