"""A group that is named in its sentence → those of it who are named: who leads a delegation, whom "including" picks out, who was present."""

from __future__ import annotations

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.subjects import subject_of


def with_named(c: Clauses, group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The group and those named of it: "a Beninese delegation headed by X", "leaders from the region, including A and B"."""
    if not group:
        return group
    last = group[-1]
    of_officials = c.collective(last.i - 1) != last.i - 1  # "a delegation of officials led by X"
    if c.low(last.j - 1) in c.c["delegation"] or of_officials:
        return (*group, *_led_by(c, last.j))
    return (*group, *_included(c, last.j)) if last.plural else group


def leader_of_delegation(c: Clauses, k: int) -> tuple[Mention, ...]:
    """ "(received) a high-level delegation headed by X": who leads the delegation that begins at k and is said to be nobody's."""
    for i in range(k, min(len(c.s), k + 6)):
        if c.low(i) in c.c["delegation"]:
            return _led_by(c, i + 1)
        if i in c.at or not (c.low(i).isalpha() or c.low(i) == "-"):
            break
    return ()


def _led_by(c: Clauses, k: int) -> tuple[Mention, ...]:
    for i in range(k, min(len(c.s), k + 9)):
        if c.low(i) in ("led", "headed") and c.low(i + 1) == "by":
            return c.object_after(i + 1, ("by",))
        if c.low(i) in c.c["auxiliary"] or c.low(i) in (",", ";", "and"):
            break
    return ()


def _included(c: Clauses, k: int) -> tuple[Mention, ...]:
    for i in range(k, min(len(c.s), k + 9)):
        listed = c.low(i) in ("--", "-", ":", "\u2013", "\u2014", "(") and (m := c.at.get(i + 1) or c.at.get(i + 2)) and m.kind == "country"
        if c.low(i) in ("including", "namely") or listed:
            return tuple(m for m in c.object_after(i + 1, ("direct",)) if m.kind in ("person", "official", "country"))
        if (
            (i in c.at and not (c.at[i].possessive or c.at[i].kind == "group"))
            or c.low(i) in c.c["auxiliary"]
            or c.low(i) in (";", '"', "that", "who", "which")
        ):
            break
    return ()


_LED = frozenset(["led", "chaired", "headed", "co-chaired"])


def led_a_side(c: Clauses) -> tuple[Mention, ...]:
    """ "Minister Paz chaired the Chilean side", "the Peruvian delegation was led by Rey": who sat at the table for a side."""
    out: list[Mention] = []
    for k in [k for k, low in enumerate(c.s.lows) if low in ("side", "delegation")]:
        verb = next((i for i in range(k - 1, max(-1, k - 6), -1) if c.low(i) in _LED), -1)
        if verb > 0:  # "chaired the Chilean side"
            out += [m for m in subject_of(c, verb) if m.kind == "person"]
        verb = next((i for i in range(k + 1, min(len(c.s), k + 5)) if c.low(i) in _LED), -1)
        if verb > 0 and c.low(verb + 1) == "by" and c.low(verb - 1) in _WERE:
            out += [m for m in c.object_after(verb + 1, ("by",)) if m.kind == "person"]
    return tuple(dict.fromkeys(out))


_WERE = frozenset(["was", "were", "is", "are"])


def present_at(c: Clauses) -> tuple[Mention, ...]:
    """ "Also present were A and B", "A was present as well": who was there, wherever that was."""
    for k in [k for k, low in enumerate(c.s.lows) if low in ("present", "attendance")]:
        if c.low(k) == "attendance" and c.low(k - 1) != "in":
            continue
        if k <= 3 and (copula := next((i for i in range(k + 1, min(len(c.s), k + 9)) if c.low(i) in _WERE), 0)):
            return c.object_after(copula + 1, ("direct",))
        if c.low(copula := c.skip_left(k - 1 - (c.low(k - 1) == "in"))) in _WERE:
            return subject_of(c, copula)
    return ()
