"""Text of strangers → text that a terminal, a spreadsheet or a Markdown page can show without harm."""

from __future__ import annotations

import re
from typing import Any

# Patterns stay strings, compiled when a text needs them, which is seldom: a query should not pay for them.
# Escape sequences are taken out whole: CSI ("\x1b[31m", also as the single character U+009B), strings such as OSC and DCS up to their
# end, and the short ones.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROL = r"[\x00-\x1f\x7f-\x9f]"
_SPACE = r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+"
_BIDI = r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_NOT_IN_JSON = r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that begins with one of these for a formula."""


def one_line(text: str) -> str:
    """`text` as one line for a terminal: no escape sequence, no control character; marks of writing direction are spelled out."""
    return text if text.isprintable() else _harmless(re.sub(_SPACE, " ", text))


def lines(text: str) -> str:
    """Like `one_line`, but line breaks and tabs stay."""
    return _harmless(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")


def csv_cell(text: str, *, raw: bool = False) -> str:
    """`text` for a spreadsheet: one that would be taken for a formula gets a leading apostrophe, unless `raw`. A negative number is none."""
    return text if raw or not text.startswith(FORMULA) or re.fullmatch(r"-\d+(\.\d+)?", text, re.ASCII) else "'" + text


def md_cell(text: str) -> str:
    """`text` for a cell of a Markdown table: pipes, line breaks and HTML mean nothing in it."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\|\[\]`])", r"\\\1", text)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON with every letter readable; what could steer a terminal stands escaped, which means the same."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() else re.sub(_NOT_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)


def _harmless(text: str, keep: str = "") -> str:
    """Take sequences out whole, then every other control character but those to keep; spell out the marks of writing direction."""
    text = re.sub(_CONTROL, lambda found: found[0] if found[0] in keep else "", re.sub(_SEQUENCE, "", text))
    return re.sub(_BIDI, lambda found: f"<U+{ord(found[0]):04X}>", text)
