"""Text → the few stretches of time words in it, each token with the letter of its class.

The grammar works on strings of class letters ("on July 28-29" is "nM1-1"). Finding the stretches by a dictionary first, and cutting only
those into tokens, is what makes the stage cheap: most words of an article are never looked at one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count

from dipltrack.knowledge.tables import rows, values

LETTERS = {
    "month": "M", "month-abbreviation": "m", "weekday": "W", "weekday-abbreviation": "w", "weekdays": "P",
    "day": "d", "unit": "u", "units": "v", "weekend": "E", "season": "S", "quarter": "Q", "quarter-number": "q", "half": "H",
    "deictic": "T", "now": "0", "part": "h", "eve": "V", "relation": "R", "sequel": "F", "same": "z", "that": "Z",
    "edge": "r", "shift": "j", "edge-noun": "e", "before": "k", "ago": "g",
    "number": "K", "ordinal-word": "G", "some": "~", "every": "y", "often": "%", "recurring": "@", "vague": "?",
    "long": "L", "age": "l", "other-calendar": "x", "local": "c", "time": "C",
    "the": "t", "a": "a", "owner": "A", "of": "o", "in": "i", "within": "I", "on": "n", "since": "s", "by": "p",
    "from": "f", "between": "b", "and": "&", "to": ">", "for": "4", "function": "+",
}  # fmt: skip
# and from the shape of the token: 1 day number, 9 other number, Y year, O "24th", D "1990s", # "2024-07-29", _ other word, ^ Other Word
_CORES = "MmWwPduvESQqThVL?@"
_PUNCTUATION = {"-": "-", "–": "-", "—": "-", ",": ",", "(": "(", ")": ")", "/": "/", ".": ".", "%": "_", "$": "$", "€": "$", "£": "$"}
_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\xa0.,;:!?()[]{}/\"'-–—‘’“”…%$€£+*#&|", " "))
_TOKEN = r"""
        [^\W\d_]+(?:(?<![Mm]id)-?\d\w*)?                                     # words; G-7, COP28 are one
      | \d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d) | \d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)  # numeric dates
      | \d{1,3}(?:,\d{3})+(?!\d) | \d+[.:]\d\w*                               # 1,000 2.5 10:30
      | \d{1,2}[ ](?:st|nd|rd|th)\b | \d+(?:st|nd|rd|th|[a-z]+)?             # 7th, 7 th
      | ['’]s\b | \n\s*\n | \S"""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The table time_words.csv, ready to look up: forms of words → class letter and value; `sets` are the classes that only guard.

    A stretch of time words is built around a word of `cores` and goes on over the words of `joining`.
    """

    letters: dict[str, str]
    values: dict[str, int | str]
    cores: frozenset[str]
    joining: frozenset[str]
    sets: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel: one letter per token, its words as written, its characters in the text. Stretches are parted by ";"."""

    letters: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def _forms(word: str, case: str) -> tuple[str, ...]:
    if case == "lower":
        return (word,)
    return (word, word.upper()) if case == "name" else (word, word[0].upper() + word[1:], word.upper())


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """Read time_words.csv."""
    letters: dict[str, str] = {}
    meaning: dict[str, int | str] = {}
    sets: dict[str, set[str]] = {}
    for row in rows("time_words"):
        for word in values(row["words"]):
            if row["class"] not in LETTERS:
                sets.setdefault(row["class"], set()).add(word)
                continue
            for form in _forms(word, row["case"]):
                letters[form] = LETTERS[row["class"]]
                meaning[form] = int(row["value"]) if row["value"].lstrip("-").isdigit() else row["value"]
    cores = {form for form, letter in letters.items() if letter in _CORES}
    cores.update(map(str, range(1700, 2100)), (f"{y}s" for y in range(1700, 2100, 10)))
    cores.update(f"{n}{ending}" for n in range(1, 32) for ending in ("st", "nd", "rd", "th"))
    joining = cores.union(letters, ("", "s", "st", "nd", "rd", "th"))  # "the 7 th of July"
    return TimeWords(letters, meaning, frozenset(cores), frozenset(joining), {name: frozenset(words) for name, words in sets.items()})


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE)


def _number_letter(token: str) -> str:
    if token.isdecimal():
        number = int(token)
        if len(token) < 3 and 1 <= number <= 31:
            return "1"
        return "Y" if len(token) == 4 and 1700 <= number < 2100 else "9" if len(token) < 4 else "_"
    if re.fullmatch(r"\d{1,2} ?(?:st|nd|rd|th)", token):
        return "O" if 1 <= int(token[:-2]) <= 31 else "_"
    if re.fullmatch(r"\d{3}0s", token):
        return "D"
    return "#" if len(token) >= 8 and re.fullmatch(r"[\d./-]+", token) else "_"


def _letter(token: str) -> str:
    """The letter of a token that is not in the table."""
    first = token[0]
    if first.isdigit():
        return _number_letter(token)
    if first in "'’":
        return "'" if len(token) == 2 else "`"
    if first.isalpha():
        return "^" if first.isupper() else "_"
    return _PUNCTUATION.get(first, ";")


def _stretches(text: str, table: TimeWords) -> list[tuple[int, int]]:
    """Characters of the stretches of table words around a core word, with one word more on each side."""
    plain = text if text.isascii() else text.encode("ascii", "replace").decode()  # one character for one; translating ASCII is fast
    blanked = plain.translate(_BLANKS).split(" ")
    cores, joining, last = table.cores, table.joining, len(blanked) - 1
    hits = list(compress(count(), map(cores.__contains__, blanked)))
    if not hits:
        return []
    lengths = list(accumulate(map(len, blanked)))
    out: list[tuple[int, int]] = []
    done = -1
    for hit in hits:
        if hit <= done:
            continue
        low = high = hit
        while low > done + 1 and ((w := blanked[low - 1]) in joining or w.isdigit()):
            low -= 1
        while high < last and ((w := blanked[high + 1]) in joining or w.isdigit()):
            high += 1
        done = high
        low, high = max(low - 1, 0), min(high + 1, last)
        out.append((lengths[low] + low - len(blanked[low]), lengths[high] + high))
    return out


def time_tokens(text: str) -> Tokens:
    """Tokens of the stretches of `text` that may hold a time expression, in order."""
    table = time_words()
    get = table.letters.get
    letters: list[str] = []
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end in _stretches(text, table):
        found = list(_token().finditer(text, start, end))
        cut = [m[0] for m in found]
        letters += [get(word) or _letter(word) for word in cut]
        words += cut
        spans += [m.span() for m in found]
        letters.append(";")
        words.append("")
        spans.append((end, end))
    return Tokens("".join(letters), tuple(words), tuple(spans))
