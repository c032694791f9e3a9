"""Names of the tables → an index that finds the longest one at a token."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from dipltrack.text import words


@dataclass(frozen=True, slots=True)
class Entry:
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
    """Longest match at a token, indexed by the first two tokens ("" for names of one)."""

    def __init__(self) -> None:
        self._index: dict[str, dict[str, list[_Row]]] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Make `name` an entry; the first one given keeps a name that two claim."""
        exact = tuple(words(name.removeprefix("the ").removeprefix("The ")))
        if not exact:
            return
        lows = tuple([w.lower() for w in exact])
        rows = self._index.setdefault(lows[0], {}).setdefault(lows[1] if len(lows) > 1 else "", [])
        if not any(lows == r[0] and (not r[2].exact or r[1] == exact) for r in rows):
            rows.append((lows, exact, entry))

    def close(self) -> None:
        """Sort, longest first: call it once after the last `add`."""
        for seconds in self._index.values():
            for rows in seconds.values():
                rows.sort(key=lambda r: -len(r[0]))

    def first_words(self) -> Container[str]:
        """The tokens that a name can begin with."""
        return self._index

    def match(self, tokens: Sequence[str], lows: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest entry at token i as (end, entry). Names need a capital where they have one; abbreviations their exact case."""
        seconds = self._index.get(lows[i])
        if seconds is None:
            return None
        if i + 1 < len(lows) and (rows := seconds.get(lows[i + 1])):
            for key, exact, entry in rows:
                j = i + len(key)
                if tuple(lows[i:j]) == key and _same_case(exact, tokens[i:j], entry):
                    return j, entry
        for _, exact, entry in seconds.get("", ()):
            if _same_case(exact, tokens[i : i + 1], entry):
                return i + 1, entry
        return None


def _same_case(exact: Sequence[str], tokens: Sequence[str], entry: Entry) -> bool:
    """Whether the tokens are written as the entry asks."""
    if entry.exact:
        return tuple(tokens) == exact
    return not any(e[0].isupper() and t[0].islower() for e, t in zip(exact, tokens, strict=True))
