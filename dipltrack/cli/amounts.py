"""Words such as "10 million USD", "$5m" or "10000000" → an amount and its currency."""

from __future__ import annotations

import re

from dipltrack.errors import UsageError

_WITH_CODE = re.compile(r"(?P<before>[A-Za-z]{3}\b)?\s*(?P<number>.*?)\s*(?P<after>\b[A-Za-z]{3})?", re.DOTALL)


def parse_amount(words: str) -> tuple[float, str | None]:
    """The amount, and the currency (ISO 4217) where the words name one."""
    if found := _money(words):
        return found
    if found := _money(f"USD {words}"):
        return found[0], None
    parts = _WITH_CODE.fullmatch(words.strip())
    codes = [code for word in (parts["before"], parts["after"]) if word and (code := _code(word))] if parts else []
    found = _money(f"USD {parts['number']}") if parts and len(codes) == 1 else None
    if found is None:
        raise UsageError(f"Can't read '{words}' as an amount. Try \"10 million USD\", or 10000000 with currency=USD.")
    return found[0], codes[0]


def parse_currency(words: str) -> str:
    """The code that a currency's code, name or sign means."""
    if code := _code(words.strip()):
        return code
    if found := _money(f"1 {words}") or _money(f"{words}1"):
        return found[1]
    from dipltrack.cli.suggest import no_such

    raise no_such("currency", words, sorted(_known_codes()), "Write its ISO 4217 code, like USD.", usage=True)


def _money(words: str) -> tuple[float, str] | None:
    """The one amount that the words are from end to end."""
    from dipltrack.extraction.money import find_money

    words = words.strip()
    match find_money(words):
        case [(0, end, money)] if end == len(words):
            return money.amount, money.currency
    return None


def _code(word: str) -> str | None:
    """An ISO 4217 code: one of the table in any case, any other in capitals."""
    return word.upper() if word.upper() in _known_codes() or re.fullmatch("[A-Z]{3}", word) else None


def _known_codes() -> set[str]:
    from dipltrack.knowledge.tables import rows

    return {row["code"] for row in rows("currencies")}
