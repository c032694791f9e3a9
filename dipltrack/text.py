"""Characters → tokens: the one way in which articles and tables are cut into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

# One character for one character, so that offsets never move. Every white space becomes a plain space but the line break.
_SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\ufeff": " ", "\u200b": " ",
    }
)  # fmt: skip

_CLITIC = r"(?:[sS]|ll|ve|re)\b|(?<=[eyutEYUTI]')d\b"  # of the possessive, "she'll", "they've", "he'd"; and not of "Sa'd"
_TOKEN = re.compile(
    rf"""[^\W\d_]{{2,}}(?:'(?!{_CLITIC})[^\W\d_]+)*   # words of two letters and more come first, as most tokens are
      | (?:[A-Za-z]\.){{2,}} | [A-Z]\.[A-Z]\b(?!\.)   # U.S., U.N., a.m., H.E
      | \d+(?:[.,:]\d+)*                # 7, 1,500, 2.4, 17:00
      | '(?:[sS]|ll|ve|re|d)\b           # the possessive, and what is left of will, have, are, would
      | [^\W\d_]+(?:'(?!{_CLITIC})[^\W\d_]+)*   # words of one letter: a, I, O'Brien, d'Ivoire
      | --+ | \.\.\.+
      | \S""",
    re.VERBOSE,
)


def same_length(text: str) -> str:
    """The text with plain quotes, hyphens and spaces, character for character: offsets into it are offsets into `text`."""
    return text.translate(_SAME_LENGTH)


def tokens_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The tokens in `text[start:end]` as matches. Hyphens and the possessive 's are tokens of their own."""
    return _TOKEN.finditer(text, start, end)


def words(text: str) -> list[str]:
    """The tokens of a short string."""
    if text.isascii() and text.replace(" ", "").isalpha():  # as most names are
        return text.split()
    return _TOKEN.findall(same_length(text))


# Letters that have no mark to take off.
_PLAIN = (
    ("ı", "i"),
    ("ł", "l"),
    ("Ł", "L"),
    ("ø", "o"),
    ("Ø", "O"),
    ("đ", "d"),
    ("Đ", "D"),
    ("æ", "ae"),
    ("ß", "ss"),
    ("'", ""),
    ("\u2019", ""),
)
_ACCENT = re.compile("[\u0300-\u036f]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents and apostrophes, so that Erdoğan and Erdogan are one name."""
    if text.isascii():
        return text.replace("'", "").lower()
    return _unmarked(text)


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of many short texts without line breaks, at a fraction of the price."""
    folded = "\n".join(texts).replace("'", "").lower().split("\n")
    marked = [i for i, text in enumerate(texts) if not text.isascii()]
    if marked:
        for i, text in zip(marked, _unmarked("\n".join([texts[i] for i in marked])).split("\n"), strict=True):
            folded[i] = text
    return folded if texts else []


def _unmarked(text: str) -> str:
    for letter, plain in _PLAIN:
        text = text.replace(letter, plain)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text)).lower()
