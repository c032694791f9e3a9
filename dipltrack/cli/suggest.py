"""A word that names nothing → the error that says so, with what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from dipltrack.errors import DipltrackError, NotFound, UsageError


def no_such(what: str, word: str, names: Sequence[str], otherwise: str, *, usage: bool = False) -> DipltrackError:
    """Write "No country called 'Japn'. Did you mean 'Japan'?"; where nothing is near, the sentence `otherwise`."""
    near = nearest(word, names)
    hint = f"Did you mean '{near}'?" if near else otherwise
    return (UsageError if usage else NotFound)(f"No {what} called '{word}'. {hint}")


def nearest(word: str, names: Sequence[str]) -> str | None:
    """The name most like `word`, if any is like it."""
    from rapidfuzz import fuzz, process

    def lower(text: str) -> str:
        return text.lower()

    found = process.extractOne(word, names, scorer=fuzz.ratio, processor=lower, score_cutoff=70)
    return str(found[0]) if found else None
