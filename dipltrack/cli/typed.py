"""The words of a command → the line that the user typed, as the journal names it."""

from __future__ import annotations

import shlex

_PLAIN_BESIDE_LETTERS = frozenset("@%+=:,./-_")


def typed(*words: object) -> str:
    """Write the words as a shell would read them again: `edit 12 'title=Talks in Oslo'`."""
    return " ".join(_quoted(str(word)) for word in words)


def _quoted(word: str) -> str:
    plain = word and all(letter.isalnum() or letter in _PLAIN_BESIDE_LETTERS for letter in word)
    return word if plain else shlex.quote(word)
