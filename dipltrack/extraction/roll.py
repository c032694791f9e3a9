"""A sentence that ends in a colon and the lines behind it → who was present: "The session was attended by the following presidents:"."""

from __future__ import annotations

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention

_PRESENT = frozenset(["present", "attendance", "attended", "attending", "participated", "participating", "participants"])
_ENDS = frozenset(["were", "was", "included", "present", "attendance", "participants"])


def roll_begins(c: Clauses) -> int:
    """Behind the colon that opens a list of those present; 0 when the sentence opens none."""
    if ":" not in c.s.lows:
        return 0
    at = c.s.lows.index(":")
    before = c.s.lows[:at]
    return at + 1 if not _PRESENT.isdisjoint(before) and ("following" in before or before[-1] in _ENDS) else 0


def on_roll(c: Clauses, start: int) -> tuple[Mention, ...]:
    """Those whom a line of the list names from token `start`, with their offices; () for a sentence, which ends the list."""
    lows = c.s.lows[start:]
    if not c.c["auxiliary"].isdisjoint(lows) or not c.c["reporting_verb"].isdisjoint(lows):
        return ()
    people = tuple(m for m in c.mentions if m.kind == "person" and m.titles and m.i >= start)
    if not people or people[0].i - start > _LEAD:
        return ()
    after = "".join(c.s.words[people[0].j : people[0].j + 1])  # a word that goes on is a verb: "3. President Rey welcomed the text"
    return () if after.islower() and after not in c.c["preposition"] and after not in c.c["coordinator"] else people


_LEAD = 6  # tokens before the first name: a dash, a number, "His Excellency Mr"
