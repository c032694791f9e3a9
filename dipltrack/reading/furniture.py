"""Paragraphs of a web page → those of its article: without the headline again, the byline and date above, and pointers to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dipltrack.reading.published import read_publication_day

_LOOKED_AT = 8  # paragraphs at the head in which a page may repeat its headline
_SHORT = 80
_POINTER = re.compile(
    r"(?:read|see|also read|read also|watch|listen)(?: also| more| next| on| it)?\s*[:|>»].*|(?:read|see) (?:more|also)\b.*|related(?: \w+)?:.*|back to .{0,40}"
    r"|(?:next|previous) (?:story|article|page)\b.*|(?:share|tags?|topics?|labels?|filed under|posted in|more on|more from|editing by|keywords)\s*[:|].*|\d+ shares?"
    r"|advertisement|(?:©|copyright\b|\(c\)).{0,120}|all rights reserved\.?|print|e-?mail|share(?: (?:this|on) .{0,40})?|sign up .{0,120}|subscribe\b.{0,80}",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"(?:first )?(?:published|posted|updated|last updated|issued|date|released?)\b(?: on)?[\s:]*", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:[\s,|/·–-]|\bat\b)*+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}|[+-]\d{2}:?\d{2})){0,3}$", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:by|from|text|story|words)[:\s]+[A-Z][^.!?]{2,70}", re.IGNORECASE)


def without_furniture(blocks: Sequence[str], title: str | None) -> list[str]:
    """The paragraphs of reporting among `blocks`. What stands above a repeated headline is dropped with it when it is short."""
    kept = list(blocks)
    place = next((n for n, block in enumerate(kept[:_LOOKED_AT]) if title and key(block) == key(title)), None)
    if place is not None and all(len(block) < _SHORT or _is_furniture(block) for block in kept[:place]):
        del kept[: place + 1]
    while kept and (_is_furniture(kept[0]) or _BYLINE.fullmatch(kept[0])):
        del kept[0]
    head = [block for block in kept[:3] if not _is_date_line(block) and not _BYLINE.fullmatch(block)]
    return [block for block in (*head, *kept[3:]) if not _POINTER.fullmatch(block) and not (title and key(block) == key(title))]


def key(text: str) -> str:
    """What two spellings of a headline have in common."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _is_furniture(block: str) -> bool:
    return _is_date_line(block) or _POINTER.fullmatch(block) is not None


def _is_date_line(block: str) -> bool:
    """Whether a paragraph says nothing but when it was published or changed."""
    if len(block) > _SHORT:
        return False
    parts = re.split(r"\s{0,9}(?:[|·•]|\b(?=last updated|updated|modified))\s{0,9}", block, flags=re.IGNORECASE)
    return all(_is_day(part) for part in parts if part.strip())


def _is_day(words: str) -> bool:
    bare = _DATE_LABEL.sub("", words.strip(), count=1) if _DATE_LABEL.match(words.strip()) else words.strip()
    found = read_publication_day(_CLOCK.sub("", bare))
    return found.day is not None or bool(found.note and "could be" in found.note)
