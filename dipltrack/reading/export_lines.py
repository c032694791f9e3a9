"""A line above or below an article in a database's export → what kind of line it is, and what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dipltrack.reading.fields import FIELDS

KIND_LABEL, KIND_DATE, KIND_WORDS, KIND_COPYRIGHT, KIND_BODY, KIND_TAIL, KIND_MARK = "label date words copyright body tail mark".split()

FOLDED = frozenset("headline title highlight byline section abstract links graphic".split())
"""Labels whose words may go on in the next line."""

_HEAD = frozenset(
    "byline, author, authors, by, section, length, dateline, highlight, abstract, series, column, edition, links, company, illustration, "
    "publication info, document url, source information, word count".split(", ")
)
_TAIL = frozenset(
    "load-date, language, publication-type, subject, organization, ticker, industry, geographic, city, state, country, region, person, "
    "category, location, people, classification, correction, graphic, notes, pages, section-type, document-type, copyright, database, "
    "identifier, issn, isbn, publisher, volume, issue, publication type, journal code, load date, last updated, publication year, "
    "country of publication, place of publication, source type, language of publication, document type, proquest document id, "
    "publication subject, credit, company / organization, document feature, first page, identifier / keyword, correction-date, "
    "publication date, publication title, title, document url".split(", ")
)
_LABEL = re.compile(r"([A-Za-z][A-Za-z/-]*(?: [A-Za-z/]+){0,3})[ \t]?:[ \t]*(.*)")
_BODY = re.compile(r"(?i:full[ -]text|body|text)[ \t]?:?")
_FULL_TEXT = ("full text", "full-text", "body", "text")
_WORDS = re.compile(r"\d{1,3}(?:,?\d{3})? words", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:copyright|\(c\)|©)[ ]{0,3}(?:\(c\)|©)?.{0,300}|all rights reserved\.?|.{0,200}\ball rights reserved\.?)", re.IGNORECASE
)
_MARK = re.compile(
    r"(?:document )?\d{1,5} of \d{1,5}(?: documents?)?|end of document|(?:AN )?document [A-Z]{2,8}\w{15,24}|[_=*-]{20,}"
    r"|.{0,40}\bedition|\d{1,2}:\d{2}.{0,20}|(?:proquest )?document link|[a-z ]{0,20}library",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY},? )?({_MONTH} \d{{1,2}}, ?\d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)", re.IGNORECASE
)
_REST_OF_DAY_LINE = re.compile(rf"[ ,]{{0,9}}(?:{_WEEKDAY})?[ ,]{{0,9}}(?:\d{{1,2}}:\d{{2}}.{{0,20}}|.{{0,30}}\bedition)?", re.IGNORECASE)

CODES = tuple("SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART RF CO IN NS RE IPC IPD PUB AN".split())
"""Codes of fields in the order in which exports with codes write them."""

_CODE = re.compile(rf"({'|'.join(CODES)})(?:[ \t]+(.*)|)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its kind ("" for words of no kind), the label's name in lower case, and what it says."""

    kind: str
    name: str
    value: str


def line_of(words: str) -> Line | None:
    """What a line is; None for a blank one."""
    value = " ".join(words[:2_000].split())
    if not value:
        return None
    if _BODY.fullmatch(value):
        return Line(KIND_BODY, "", "")
    if found := _LABEL.fullmatch(value):
        name = found[1].lower()
        if name in _FULL_TEXT:
            return Line(KIND_BODY, "", words.partition(":")[2].strip())
        if name in _HEAD or name in FIELDS:
            return Line(KIND_LABEL, name, found[2])
        if name in _TAIL:
            return Line(KIND_TAIL, name, found[2])
    return Line(_kind(value), "", value)


def is_tail(words: str) -> bool:
    """Whether a line may stand below an article: a label of such lines, a copyright, a mark."""
    line = line_of(words)
    if line is None or line.kind in (KIND_TAIL, KIND_COPYRIGHT, KIND_MARK):
        return True
    return line.name in _TAIL or words.strip().lower() in _TAIL


def day_in(words: str) -> str | None:
    """The first day that is written out in a line, without the weekday."""
    found = _DAY.search(words[:500])
    return found[1] if found else None


def fields_of(lines: Sequence[Line]) -> dict[str, str]:
    """Fields of an article and their values, as the labels of the lines say."""
    fields: dict[str, str] = {}
    for line in lines:
        if line.name == "publication info" and line.value:
            fields.setdefault("source", re.split(r" ?[;\[]", line.value)[0].strip())
            fields.setdefault("published", day_in(line.value) or "")
        elif line.name in FIELDS and line.value:
            fields.setdefault(FIELDS[line.name], line.value)
    filed = next((day for line in lines if line.name == "dateline" and (day := day_in(line.value))), "")
    return {name: value for name, value in ({"published": filed} | fields).items() if value}


def code_of(words: str) -> tuple[str, str] | None:
    """The code that a line begins with, and the words after it."""
    found = _CODE.fullmatch(words.strip())
    return (found[1], (found[2] or "").strip()) if found else None


def _kind(value: str) -> str:
    if _WORDS.fullmatch(value):
        return KIND_WORDS
    if _COPYRIGHT.fullmatch(value):
        return KIND_COPYRIGHT
    if _MARK.fullmatch(value):
        return KIND_MARK
    day = _DAY.match(value)
    return KIND_DATE if day and _REST_OF_DAY_LINE.fullmatch(value, day.end()) else ""
