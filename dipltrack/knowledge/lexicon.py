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


class Lexicon:
    """Longest match at a token, indexed by the first token."""

    def __init__(self) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Entry]]] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Make `name` an entry; the first one given keeps a name that two claim."""
        exact = tuple(words(name.removeprefix("the ").removeprefix("The ")))
        if not exact:
            return
        lows = tuple(w.lower() for w in exact)
        rows = self._index.setdefault(lows[0], [])
        if not any(lows == r[0] and (not r[2].exact or r[1] == exact) for r in rows):
            rows.append((lows, exact, entry))

    def close(self) -> None:
        """Sort, longest first: call it once after the last `add`."""
        for rows in self._index.values():
            rows.sort(key=lambda r: -len(r[0]))

    def first_words(self) -> Container[str]:
        """The tokens that a name can begin with."""
        return self._index

    def match(self, tokens: Sequence[str], lows: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest entry at token i as (end, entry). Names need a capital where they have one; abbreviations their exact case."""
        rows = self._index.get(lows[i])
        if rows is None:
            return None
        following = lows[i + 1] if i + 1 < len(lows) else ""
        for key, exact, entry in rows:
            j = i + len(key)
            if j > i + 1 and (key[1] != following or tuple(lows[i:j]) != key):
                continue
            if entry.exact:
                if tuple(tokens[i:j]) == exact:
                    return j, entry
            elif not any(e[0].isupper() and t[0].islower() for e, t in zip(exact, tokens[i:j], strict=True)):
                return j, entry
        return None
