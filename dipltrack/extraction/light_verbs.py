"""A token → the light verb that ends there: "held (talks)", "called off (a visit)"."""

from __future__ import annotations

from functools import lru_cache

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.frames import verb_phrases

_LIGHT = ("light_cancel", "light_host", "light_plan", "light_weak", "light_hold")


def is_light(c: Clauses, k: int) -> bool:
    """Tell whether a light verb ends at token k."""
    return bool(verb_ending_at(c, k)[0])


@lru_cache(maxsize=4)
def _light_verbs(*classes: frozenset[str]) -> dict[tuple[str, ...], tuple[str, str]]:
    """Verb phrases that can govern an event noun → (class, form); the first class that has a phrase keeps it."""
    table: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, lemmas in zip(_LIGHT, classes, strict=True):
        for tokens, form in verb_phrases(lemmas).items():
            table.setdefault(tokens, (name.removeprefix("light_").replace("hold", "light"), form))
    return table


def verb_ending_at(c: Clauses, k: int) -> tuple[str, int, str]:
    """(class, start, form) of a light verb phrase that ends with token k; ("", k, "") when there is none."""
    table = _light_verbs(*(c.c[name] for name in _LIGHT))
    for size in (3, 2, 1):
        if k + 1 >= size and (found := table.get(c.s.lows[k - size + 1 : k + 1])):
            return found[0], k - size + 1, found[1]
    return "", k, ""
