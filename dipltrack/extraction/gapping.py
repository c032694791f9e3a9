"""Candidate → the next meeting that its clause tells without saying the verb again: "met Paz in Lima on Monday and Rey in Quito on Tuesday"."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention
from dipltrack.model import Kind

_CLOSING = ("", ".", ",", ";", "to", "for", "before", "after", "during")


def next_in_clause(candidate: Candidate) -> Candidate | None:
    """The same verb with the next person, who has a time or a place of their own as the one before has."""
    c, t = candidate.clauses, candidate.trigger
    met = [m for m, _ in candidate.parties if m.i >= t.i and m.kind in ("person", "official")]
    if candidate.kind is not Kind.MEETING or candidate.mode == "visit" or not met or not any(m.j <= t.i for m, _ in candidate.parties):
        return None
    end = c.skip_right(met[-1].j)
    nxt = _joined(c, end) if _set_apart(c, met[-1].j, end) else None
    if nxt is None:
        return None
    after = c.skip_right(nxt.j)
    if not _set_apart(c, nxt.j, after) or c.low(after) not in _CLOSING:
        return None
    role = next(r for m, r in candidate.parties if m is met[-1])
    parties = [(m, r) for m, r in candidate.parties if m.j <= t.i] + [(nxt, role)]
    return replace(candidate, trigger=replace(t, i=nxt.i, j=nxt.j), parties=parties, places=[], notes=[])


def _joined(c: Clauses, k: int) -> Mention | None:
    """The person behind "and (with)" at token k."""
    k += c.low(k) == ","
    if c.low(k) != "and":
        return None
    m = c.at.get(k + 1 + (c.low(k + 1) in ("with", "then")))
    return m if m and m.kind in ("person", "official") and not m.possessive and m.i - k <= 2 else None


def _set_apart(c: Clauses, start: int, end: int) -> bool:
    """Whether the tokens name a time or a place."""
    return any(k in c.time_at or (k in c.at and c.at[k].kind in ("place", "country")) for k in range(start, end))
