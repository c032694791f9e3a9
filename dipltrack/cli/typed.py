"""The words of a command → the line that the user typed, as the journal names it."""

from __future__ import annotations

import shlex

from dipltrack.errors import UsageError

_PLAIN_BESIDE_LETTERS = frozenset("@%+=:,./-_")


def typed(*words: object) -> str:
    """Write the words as a shell would read them again: `edit 12 'title=Talks in Oslo'`. UsageError for bytes that are no text."""
    line = " ".join(_quoted(str(word)) for word in words)
    if any("\ud800" <= letter <= "\udfff" for letter in line):  # what the shell gave was not in the terminal's encoding
        raise UsageError(f"'{line}' holds bytes that are no text. Type it in UTF-8.")
    return line


def _quoted(word: str) -> str:
    plain = word and all(letter.isalnum() or letter in _PLAIN_BESIDE_LETTERS for letter in word)
    return word if plain else shlex.quote(word)
