"""Names of the tables → an index that finds the longest one at a token."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from dipltrack.text import words


class Entry(NamedTuple):
    """What a name stands for. `kind`: country, adjective, people, city, venue, org, metonym, person, compound, ambiguous.

    `value` is the ISO code, organisation id or person id; `exact` asks for the very case ("US" is not "us").
    """

    kind: str
    value: str
    name: str
    exact: bool = False
    country: str = ""
    detail: str = ""


_Row = tuple[tuple[str, ...], tuple[str, ...], Entry]  # tokens in lower case, as written, what they stand for


class Lexicon:
    """Longest match at a token. Names wait under their first word, and are cut into tokens when a text first has that word."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        """The first pair keeps a name that two claim; "the" in front of a name is no part of it."""
        self._waiting: dict[str, list[tuple[str, Entry]]] = {}
        self._index: dict[str, dict[str, list[_Row]]] = {}  # first token → second token ("" for names of one) → rows, longest first
        pairs = [(name[4:], entry) if name[:4] in ("the ", "The ") else (name, entry) for name, entry in names]
        for pair, low in zip(pairs, "\n".join([name for name, _ in pairs]).lower().split("\n"), strict=True):
            head = low.partition(" ")[0]
            if not head.isalpha():
                head = next(iter(words(pair[0].partition(" ")[0])), "").lower()  # "U.S" is one token, "u.s" would be three
            self._waiting.setdefault(head, []).append(pair)

    def first_words(self) -> Container[str]:
        """The tokens that a name can begin with."""
        return self._waiting

    def match(self, tokens: Sequence[str], lows: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest entry at token i as (end, entry). Names need a capital where they have one; abbreviations their exact case."""
        seconds = self._index.get(lows[i])
        if seconds is None:
            seconds = self._index[lows[i]] = self._cut(lows[i])
        if i + 1 < len(lows) and (rows := seconds.get(lows[i + 1])):
            for key, exact, entry in rows:
                j = i + len(key)
                if tuple(lows[i:j]) == key and _same_case(exact, tokens[i:j], entry):
                    return j, entry
        for _, exact, entry in seconds.get("", ()):
            if _same_case(exact, tokens[i : i + 1], entry):
                return i + 1, entry
        return None

    def _cut(self, first: str) -> dict[str, list[_Row]]:
        """The names that begin with a word, by their second."""
        seconds: dict[str, list[_Row]] = {}
        for name, entry in self._waiting.get(first, ()):
            exact = tuple(words(name))
            lows = tuple([w.lower() for w in exact])
            rows = seconds.setdefault(lows[1] if len(lows) > 1 else "", [])
            if not any(lows == r[0] and (not r[2].exact or r[1] == exact) for r in rows):
                rows.append((lows, exact, entry))
        for rows in seconds.values():
            rows.sort(key=lambda r: -len(r[0]))
        return seconds


def _same_case(exact: Sequence[str], tokens: Sequence[str], entry: Entry) -> bool:
    """Whether the tokens are written as the entry asks."""
    if entry.exact:
        return tuple(tokens) == exact
    return not any(e[0].isupper() and t[0].islower() for e, t in zip(exact, tokens, strict=True))
