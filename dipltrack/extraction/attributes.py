"""A title in its sentence → what stands around it: country, body, determiner and status in front; "of Kenya", "to Japan" behind."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.extraction.parse import NUMBERS, Parse
from dipltrack.extraction.verbs import irregular_participles, unmarked_pasts

_HEADS = frozenset("president premier chancellor king queen leader pm".split())
_MINISTERS = frozenset("prime foreign defence defense finance".split())
_FIELDS = frozenset(["affairs", "defence", "defense", "finance"])  # "the Minister of Foreign Affairs for Chile" is Chile's


@dataclass(slots=True)
class Left:
    """What stands in front of a title: countries, bodies, determiner, status; `i` is where the phrase begins."""

    i: int
    countries: tuple[str, ...] = ()
    org: str | None = None
    definite: bool = False
    status: str = ""
    owner: str = ""
    count: int | None = None


def left_of(p: Parse, i: int) -> Left:
    """What stands in front of a title that begins at token i."""
    lows, c = p.s.lows, p.c
    countries: tuple[str, ...] = ()
    org, status, count = None, "", None
    i = _over_unlisted_field(p, i)
    while i > 0:
        low = lows[i - 1]
        tag = p.ending.get(i)
        if tag and tag.entry.kind in ("country", "adjective", "people") and tag.i not in p.used:
            if countries and not (lows[tag.j] in ("and", "-", ",", "/") or p.s.glued(tag.j)):
                break
            countries = (tag.entry.value, *countries)
            i = tag.i
        elif tag and tag.entry.kind == "org" and tag.i not in p.used:
            org, i = tag.entry.value, tag.i
        elif tag and tag.entry.kind == "metonym" and tag.i not in p.used:
            countries, i = (tag.entry.value,), tag.i
        elif low == "'s" or (low == "'" and i > 1 and lows[i - 2].endswith("s")):
            owner = p.ending.get(i - 1) or p.body_before(i - 1)
            if owner is None or owner.i in p.used or countries:
                break
            if owner.entry.kind in ("country", "people", "adjective"):
                countries, i = (owner.entry.value,), owner.i
            elif owner.entry.kind in ("city", "metonym") and owner.entry.country:
                countries, i = (owner.entry.country,), owner.i
            elif owner.entry.kind == "org":
                org, i = owner.entry.value, owner.i
            else:
                break
        elif low in ("and", "-", "/", ",") and countries and (t := p.ending.get(i - 1)) and t.entry.kind in ("country", "adjective"):
            if t.i in p.used:  # "President Rey of Peru and Chilean President Paz": hers
                break
            if low == "," and lows[i] not in ("and",) and not any(w == "and" for w in lows[i : i + 6]):
                break
            i -= 1
        elif (low == "-" and p.s.glued(i)) or (low in c["region_word"] and p.s.words[i - 1][0].isupper()):
            i -= 1
        elif low == ")" and lows[i - 3 : i - 2] == ("(",) and i - 3 in p.ending:  # "the Pacific Islands Forum (PIF) chairman"
            i -= 3
        elif low in c["former"]:
            status, i = "former", i - 1
        elif low in c["then"]:
            status, i = "then", i - 1
        elif low in c["title_adverb"] or (low in c["portfolio"] and not p.s.words[i - 1][0].isupper()) or low == "government":
            if low in NUMBERS:
                count = NUMBERS[low]
            if low in ("elect", "incoming", "designate"):
                status = "incoming"
            i -= 1
        else:
            break
    definite, owner_word = False, ""
    opens_clause = i > 0 and lows[i - 1] == "that" and p.s.words[i][0].isupper()  # "told him that Secretary Reed would …"
    if i > 0 and lows[i - 1] in ("the", "this", "that") and not opens_clause:
        definite, i = True, i - 1
    elif i > 0 and lows[i - 1] in ("a", "an"):
        i -= 1
    elif i > 0 and lows[i - 1] in c["possessive_pronoun"]:
        owner_word, i = lows[i - 1], i - 1
    start = p.style_before(i)
    return Left(start, countries, org, definite or start < i, status, owner_word, count)  # "HE Minister" is the minister


def _over_unlisted_field(p: Parse, i: int) -> int:
    """From a minister's title at i leftwards over a field that no table has, up to a nationality: "Japanese (economic revitalization) minister"."""
    k = i
    while k > 0 and i - k < 3 and k not in p.ending and p.s.words[k - 1].isalpha() and p.s.words[k - 1].islower():
        if not _may_be_field(p, p.s.lows[k - 1]):
            return i
        k -= 1
    tag = p.ending.get(k)
    return k if tag and tag.entry.kind == "adjective" and "minister" in p.s.lows[i : i + 3] else i


def _may_be_field(p: Parse, low: str) -> bool:
    """Whether a word may be the field of a minister: no verb, title, plural or function word ("Peruvian farmers met minister Paz")."""
    if low.endswith(("s", "ed")) or low in irregular_participles() or low in unmarked_pasts():
        return False
    return not any(low in p.c[name] for name in ("preposition", "coordinator", "auxiliary", "title_head", "reporting_verb"))


def _governs(p: Parse, end: int) -> bool:
    """Whether the title that ends before token `end` is held at home alone: "her first visit as prime minister to Peru" is no minister to Peru."""
    low = p.s.lows[end - 1]
    return low in _HEADS or (low == "minister" and p.s.lows[end - 2] in _MINISTERS)


def right_of(p: Parse, j: int) -> tuple[int, tuple[str, ...], str | None, str | None]:
    """After a title: "of Kenya", "of Italy and Spain", "of the EU", "to Japan", "for Syria" → end, countries, org, host."""
    end, countries, org = p.of_phrase(j, ("of", "from", "for") if p.s.lows[j - 1] in _FIELDS else ("of", "from"))
    host = None
    if p.s.lows[end : end + 1] in (("to",), ("for",), ("in",)) and not (p.s.lows[end] == "to" and _governs(p, end)):
        k = p.skip_the(end + 1)
        tag = p.tags.get(k)
        if (tag and tag.entry.kind in ("country", "org") and p.s.lows[end] != "in") or (
            tag and tag.entry.kind == "country" and p.s.lows[j - 1] in ("ambassador", "envoy", "representative")
        ):
            host, end = tag.entry.value, tag.j
        elif (
            tag
            and tag.entry.kind in ("city", "venue")
            and (p.s.lows[end] == "to" or p.s.words[tag.j : tag.j + 1] == (",",) or p.s.words[tag.j : tag.j + 1][:1] > ("A",))
            and p.s.lows[j - 1] in ("ambassador", "envoy", "commissioner", "representative", "consul")
        ):
            host, end = tag.entry.country, tag.j
        elif tag and tag.entry.kind == "venue" and not tag.entry.country and p.s.lows[end] == "for":
            end = tag.j  # "vice president for South Asia"
        elif (
            p.s.lows[j - 1] in ("envoy", "representative", "coordinator") and k < len(p.s) and p.s.words[k][0].isupper() and k not in p.tags
        ):
            end = k + 1
    if org is None and p.s.lows[end : end + 1] == ("at",) and (tag := p.tags.get(p.skip_the(end + 1))) and tag.entry.kind == "org":
        org, end = tag.entry.value, tag.j  # "vice president at the World Bank"
    if p.s.words[end : end + 1] == ("(",) and ")" in p.s.words[end + 1 : end + 4]:
        end = end + 2 + p.s.words[end + 1 : end + 4].index(")")
    return end, countries, org, host
