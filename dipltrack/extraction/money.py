"""Words → amounts of money with their ISO 4217 currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dipltrack.knowledge.tables import rows, values
from dipltrack.model import Money

_SCALE = {
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    symbols: dict[str, str] = {}
    names: dict[str, str] = {}
    for r in rows("currencies"):
        symbols.update(dict.fromkeys(values(r["symbols"]), r["code"]))
        names.update({n.lower(): r["code"] for n in values(r["words"])})
    number = r"(?P<list>(?:\d[\d.]*, )*\d[\d.]* and )?(?P<number>\d[\d,]*(?:\.\d+)?)"
    scale = rf"(?:[ -]?(?P<scale>{'|'.join(_SCALE)})\b)?"
    by_symbol = "|".join(re.escape(s) for s in sorted(symbols, key=len, reverse=True))
    by_name = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return (
        re.compile(rf"(?<![A-Za-z])(?P<currency>{by_symbol}) ?{number}{scale}"),
        re.compile(rf"{number}{scale}[ -](?:u\.s\.? |us )?(?P<currency>{by_name})\b", re.IGNORECASE),
        symbols | names,
    )


_NUMBER_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)} | {"a": 1, "half a": 0.5}
_WORDS = re.compile(r"\b(?:million|billion|trillion|mln|bln)\b")


@lru_cache(maxsize=1)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    numbers = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<word>{numbers}) (?P<scale>million|billion|trillion|mln|bln) (?:u\.s\.? |us )?(?P<currency>{'|'.join(map(re.escape, names))})\b",
        re.IGNORECASE,
    )


def _spelled(codes: dict[str, str]) -> re.Pattern[str]:
    """ "two million dollars", "half a billion euros"."""
    return _names_pattern(tuple(sorted((n for n in codes if n[:1].isalpha()), key=len, reverse=True)))


def _in_words(m: re.Match[str], codes: dict[str, str]) -> Money:
    return Money(_NUMBER_WORDS[m["word"].lower()] * _SCALE[m["scale"].lower()], codes[m["currency"].lower()])


_BARE = re.compile(
    rf"(?<![\w$€£¥.,])(?P<number>\d[\d,]*(?:\.\d+)?)[ -]?(?P<scale>{'|'.join(_SCALE)})(?= *(?:$|[,.;)]| (?:and|to|for|in|over|towards?)\b))"
)


def _bare(text: str, found: list[tuple[int, int, Money]]) -> Iterator[tuple[int, int, Money]]:
    """ "(Peru gave 20 million euros,) Chile 5 million": a sum without a currency, and nothing that it counts, has the one before it."""
    for m in _BARE.finditer(text):
        before = [f for f in found if f[1] <= m.start()]
        if before:
            yield m.start(), m.end(), Money(float(m["number"].replace(",", "")) * _SCALE[m["scale"]], before[-1][2].currency)


def find_money(text: str) -> list[tuple[int, int, Money]]:
    """Amounts in reading order as (start, end, money); "20 million francs" and "$20m" alike."""
    if not any(ch.isdigit() for ch in text) and not _WORDS.search(text):
        return []
    symbol, name, codes = _patterns()
    found = [(m.start(), m.end(), _in_words(m, codes)) for m in _spelled(codes).finditer(text)]
    for m in (*symbol.finditer(text), *name.finditer(text)):
        scale = _SCALE.get((m["scale"] or "").lower(), 1)
        currency = codes[m["currency"]] if m["currency"] in codes else codes[m["currency"].lower()]
        # "40, 30 and 100 million euros": the scale and the currency hold for all numbers of the list
        numbers = [n for n in re.split(r", | and ", m["list"] or "") if n] + [m["number"]]
        found += [(m.start(), m.end(), Money(float(n.replace(",", "").rstrip(".")) * scale, currency)) for n in numbers]
    found.sort(key=lambda f: f[0])
    if found:
        found = sorted([*found, *_bare(text, found)], key=lambda f: f[0])
    return [f for n, f in enumerate(found) if n == 0 or f[:2] == found[n - 1][:2] or f[0] >= found[n - 1][1]]
