"""People and officials of one sentence → what they lend each other: a country told once for several, and plural titles that stand for those named before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dipltrack.extraction.chunks import singular
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.parse import Parse
from dipltrack.text import fold

_STATES = frozenset(["countries", "nations", "states", "sides", "governments", "neighbours", "neighbors", "republics"])


def share_countries(p: Parse) -> None:
    """A country holds for the titled people coordinated with it: "U.S. Secretary A and Defense Secretary B", "Minister A and Minister B from Japan".

    That of an ambassador to somewhere does not: "Finance Minister A and the ambassador of Japan to Fiji, B".
    """
    people = sorted((m for m in p.out if m.kind == "person" and m.titles), key=lambda m: m.i)
    for a, b in pairwise(people):
        if b.i - a.j > 2 or not all(w in ("and", ",") for w in p.s.lows[a.j : b.i]) or a.j == b.i:
            continue
        if (
            a.countries
            and _may_share(p, b, a.countries)
            and not b.countries
            and not b.org
            and not b.owner
            and not a.host
            and a.named_at
            and a.i < a.named_at[0]
            and a.j == a.named_at[1]
        ):
            p.replace(b, replace(b, countries=a.countries, shared=True))
        elif (
            b.countries
            and "and" in p.s.lows[a.j : b.i]
            and not a.countries
            and not a.org
            and not b.host
            and _country_behind(p, b)
            and _may_share(p, a, b.countries)
        ):
            p.replace(a, replace(a, countries=b.countries, shared=True))


def split_pairs(p: Parse, known: frozenset[str]) -> None:
    """ "a Shultz-Gromyko meeting": two surnames that the article has with their first names are two people."""
    for m in [m for m in p.out if m.kind == "person" and not m.titles and m.j - m.i == 3 and p.s.words[m.i + 1] == "-"]:
        halves = (m.i, m.i + 2)
        if all(fold(p.s.words[k]) in known for k in halves):
            first, second = (replace(m, i=k, j=k + 1, name=p.s.words[k], named_at=(k, k + 1)) for k in halves)
            p.replace(m, first)
            p.out.append(second)


def _country_behind(p: Parse, m: Mention) -> bool:
    """Whether the country is told behind the name and not before it too: "Crown Prince Ali, the prime minister of Oman", not "Omani Crown Prince Ali"."""
    if m.named_at is None or m.j <= m.named_at[1]:
        return False
    return not any(t.entry.kind in ("country", "adjective", "people") for t in p.tags.values() if m.i <= t.i < m.named_at[0])


def _may_share(p: Parse, m: Mention, countries: tuple[str, ...]) -> bool:
    """Whether the person can be of these countries: they have such an office, and the tables do not know the name for another country."""
    if "ARMEDHEAD" in m.codes:
        return False  # the rebels of a third country may have come
    name = fold(m.name or "")
    known = p.k.holders.named(name) or [t for t in p.k.holders.surnamed(name) if t.office in m.codes]
    if known and not any(t.country in countries for t in known):
        return False
    return any(p.k.holders.may_have(iso, m.codes) for iso in countries)


def group_titles(p: Parse) -> None:
    """ "the two leaders": a bare plural title with an article names people who were named before."""
    for n, m in enumerate(p.out):
        if m.kind == "official" and m.plural and not m.countries and not m.org and (end := _of_both(p, m.j)):
            noun = next((low for low in p.s.lows[m.i : m.j] if singular(low) == m.value), m.value)
            p.used.update(range(m.j, end))
            p.out[n] = replace(m, j=end, kind="group", value=noun, count=2, definite=True)
        elif (
            m.kind == "official"
            and m.plural
            and not m.countries
            and not m.org
            and (m.definite or m.count)
            and not m.owner
            and p.s.lows[m.j : m.j + 1] != ("of",)
        ):
            noun = next((low for low in p.s.lows[m.i : m.j] if singular(low) == m.value), m.value)
            p.out[n] = replace(m, kind="group", value=noun)


def _of_both(p: Parse, k: int) -> int:
    """The end of "(ministers) of the two countries", "(leaders) of both nations" at token k; 0 for none."""
    lows = p.s.lows
    for lead in (("of", "the", "two"), ("of", "both"), ("from", "both"), ("from", "the", "two"), ("of", "the", "both")):
        end = k + len(lead)
        if lows[k:end] == lead and lows[end : end + 1] and lows[end] in _STATES and lows[end + 1 : end + 2] not in (("'",), ("'s",)):
            return end + 1
    return 0
