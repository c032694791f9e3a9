"""Article → the stretches of its text that are reporting: headline, dateline and paragraphs, without site furniture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dipltrack.extraction.document import Dateline

Span = tuple[int, int]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS = r"[A-Z][A-Z'\u2019À-Þ]+(?:[ .-]{1,2}[A-Z][A-Z'\u2019À-Þ]+){0,3}(?:/[A-Z][A-Z ]+)?"
_MIXED = r"[A-Z][a-zà-ÿ'\u2019]+(?:[ -][A-Z][a-zà-ÿ'\u2019]+){0,2}(?:/[A-Z][a-z]+)?"
_REGION = r"(?:, ?[A-Z][A-Za-z.\u2019' ]{1,30}?)?"
_DATE = rf"(?:, ?(?P<date>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, ?\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?))"
_AGENCY = r"(?:[ ,.]*(?:\([A-Za-z][^()]{1,40}\)|/[A-Z]{2,8}/|[.,] ?[A-Z]{2,12}(?=\s*[-\u2013\u2014]))\.?)"
_DASH = r"\s*[-\u2013\u2014_:]+"
# "TOKYO, July 29 (Agency) —", "SEOUL, April 24, 1997 (AFP)", "GENEVA (Agency) -", "LIMA — ", "Quito, Dec 4 (EFE).-", "Berlin -", "HANOVER, Germany U.S. President …"
_DATELINE = re.compile(
    rf"\s*(?:(?P<place>{_CAPITALS}{_REGION})|(?P<mixed>{_MIXED}(?:, [A-Z][A-Za-z. ]{{1,30}}?(?=\s*\())?))"
    rf"(?:{_DATE}(?P<agency1>{_AGENCY})?(?:{_DASH}|\.)?|(?P<agency2>{_AGENCY})(?:{_DASH})?|{_DASH})(?=\s|$)|"
    rf"\s*(?P<bare>{_CAPITALS})(?:, (?:[A-Z][a-z]+ ?){{1,2}}?)?(?= (?:[A-Z][a-z]|[A-Z]\.[A-Z]\.|The |A ))"
)
_FURNITURE = re.compile(
    r"""\W* (?: [×x] | (?:post|leave|add)\ (?:a\ )?comments? | share(?:\ (?:this|on)\b.{0,40})? | advertisement | (?:read|see)\ (?:more|also)\b.*
      | related(?:\ (?:stories|articles|news|content|topics|links))?:?.{0,3} | subscribe\b.* | sign\ up\b.* | follow\ us\b.* | all\ rights\ reserved.{0,40} | (?:copyright|\(c\)|©)\b.{0,60}
      | (?:last\ )?updated(?:\ on)?\b.{0,40} | \(?(?:additional\ )?(?:reporting|writing|editing)\ by\ .* | print | e?-?mail | tweet | save
      | photo(?:\ by)?:.* | (?:file\ )?photo\b.{0,60} | click\ here.* | more\ (?:from|on)\ .{0,40} | ad | menu | skip\ to\ .{0,30} | comments?(?:\ \(\d+\))?
      | .{0,30}\bposted\ in\ .{0,40} ) \W*""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BYLINE = re.compile(r"\s*(?:by|from)\s+(?:[A-Z][\w.'-]++[ ,]*+(?:and )?+){1,8}\s*$|\s*[A-Z ]{4,40}/[A-Z ]{2,30}\s*$", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*\u2022\u2013]\s?|\d{1,2}[.)]\s|H\. ?E\.)")  # "- the fisheries accord", "H.E. Ana Rey, President of …"
_GAP = re.compile(r"\n[ ]*\n\s*")
_LONGEST_DATELINE = 200
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Spans of the text that hold reporting; `headline` is a span too, when the text brings its own."""

    headline: Span | None
    dateline: Dateline | None
    paragraphs: tuple[Span, ...]


def _blocks(text: str) -> list[Span]:
    """Paragraphs: between blank lines, and at line breaks between items, at the end of a sentence or behind a line too long to be wrapped."""
    spans: list[Span] = []
    edges = [0, *(at for gap in _GAP.finditer(text) for at in gap.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        at = text.find("\n", start, end)
        while at >= 0:
            item = _ITEM.match(text, start) and _ITEM.match(text, at + 1)
            if item or at - start > 110 or at - start < 45 or _stops(text[start:at]):
                spans.append((start, at))
                start = at + 1
            at = text.find("\n", at + 1, end)
        spans.append((start, end))
    return [(s, e) for s, e in spans if text[s:e].strip()]


def _stops(text: str) -> bool:
    """Whether the text ends like a sentence: a headline may end in "U.S." all the same."""
    text = text.rstrip()
    return text.endswith((".", "!", "?", ":", ";", '"', ")")) and not _ABBREVIATED.search(text[-8:])


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _headline(text: str, blocks: list[Span], title: str | None) -> tuple[Span | None, list[Span]]:
    """The headline inside the text (if any) and the blocks after it: short, without a full stop, or the title again."""
    seen: Span | None = None
    for n, (s, e) in enumerate(blocks):
        block = text[s:e]
        again = (title and _squeezed(block) == _squeezed(title)) or (seen and _squeezed(block) == _squeezed(text[seen[0] : seen[1]]))
        fresh = seen is None and not title and n + 1 < len(blocks) and len(block) < 160 and not _stops(block) and not _DATELINE.match(block)
        if again or fresh:
            seen = seen or (s, e)
            continue
        return seen, blocks[n:]
    return None, blocks


def _dateline(text: str, paragraphs: list[Span], known: Callable[[str], bool]) -> tuple[Dateline | None, list[Span]]:
    """The dateline of the first paragraphs, cut off from the reporting that follows it. A corrected report may carry two: the last holds."""
    found: Dateline | None = None
    rest = list(paragraphs)
    for n in range(min(3, len(rest))):
        s, e = rest[n]
        m = _DATELINE.match(text, s, min(e, s + _LONGEST_DATELINE))
        if not m:
            if found:
                break
            continue
        place = re.split(r"[,/]", (m["place"] or m["mixed"] or m["bare"] or "").strip())[0]
        filed = m["date"] or m["agency1"] or m["agency2"]
        if not known(place) and (agency := place.partition(". ")[2]):  # "APIA. SAMOAINFORM –"
            place, filed = place.removesuffix(f". {agency}"), agency
        if not known(place) and (m["mixed"] or not filed):
            continue
        found = Dateline(place if m["mixed"] else place.title(), m["date"], s, m.end())
        rest[n] = (m.end(), e)
    return found, [(s, e) for s, e in rest if text[s:e].strip()]


def clean(text: str, title: str | None, known_place: Callable[[str], bool]) -> Layout:
    """Find what in `text` (see text.same_length) is reporting. Nothing is changed or cut: the spans point into it.

    `known_place` tells whether a name in capitals is a place: "LIMA The minister …" has a dateline, "PEACE The minister …" has none.
    """
    blocks = [(s, e) for s, e in _blocks(text) if not _FURNITURE.fullmatch(text, s, e)]
    headline, body = _headline(text, blocks, title)
    body = [(s, e) for s, e in body if e - s > 80 or not _BYLINE.match(text, s, e)]
    dateline, body = _dateline(text, body, known_place)
    return Layout(headline, dateline, tuple(body))
