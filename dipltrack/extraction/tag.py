"""Sentence → tags: the names of the tables that stand in it, longest match first."""

from __future__ import annotations

from typing import NamedTuple

from dipltrack.extraction.document import Sentence
from dipltrack.knowledge import Entry, Knowledge


class Tag(NamedTuple):
    """Tokens i..j-1 are a name of the tables."""

    i: int
    j: int
    entry: Entry


_HALVES = {"north": "south", "south": "north", "east": "west", "west": "east"}
# Country names that are first names or surnames as well.
_ALSO_NAMES = frozenset("JOR TCD GEO MLI ISR CUB MDG DMA KEN IRL CYP BRB SEN TON".split())


def tag(sentence: Sentence, knowledge: Knowledge) -> dict[int, Tag]:
    """Tags by the token that they begin at. A name that goes on as something else ("Washington Post") is a compound."""
    words, lows = sentence.words, sentence.lows
    match, first = knowledge.lexicon.match, knowledge.lexicon.first_words()
    heads = knowledge.classes["compound_head"]
    not_name = knowledge.classes["no_given_name"]
    found: dict[int, Tag] = {}
    i, n = 0, len(words)
    while i < n:
        hit = match(words, lows, i) if lows[i] in first else None
        if hit is None:
            i += 1
            continue
        j, entry = hit
        if _bound_up(sentence, i, j):
            entry = Entry("compound", entry.value, entry.name)
        elif (
            entry.kind in ("city", "country", "adjective", "venue")
            and j < n
            and words[j][:1].isupper()
            and lows[j] in heads
            and not words[j].isupper()
            and not (lows[j] == "high" and lows[j + 1 : j + 2] != ("court",))
        ):
            entry = Entry("compound", entry.value, entry.name)
            j += 1
        elif entry.kind == "country" and entry.value in _ALSO_NAMES and _inside_name(sentence, i, j, found, not_name):
            i = j
            continue
        if i > 1 and entry.kind == "country" and lows[i] in _HALVES and lows[i - 1] == "and" and lows[i - 2] == _HALVES[lows[i]]:
            # "South and North Korea": the name that is shared holds for both
            other = match((words[i - 2], *words[i + 1 : j]), (lows[i - 2], *lows[i + 1 : j]), 0)
            if other:
                found[i - 2] = Tag(i - 2, i - 1, other[1])
        found[i] = Tag(i, j, entry)
        i = j
    if not knowledge.classes["rebel_word"].isdisjoint(lows):
        _add_movements(sentence, found, knowledge)
    return found


def _add_movements(sentence: Sentence, found: dict[int, Tag], knowledge: Knowledge) -> None:
    """Armed movements that no table has: "the rebel National Freedom Front", "Maoist guerrillas", "Chadian rebels"."""
    words, lows, c = sentence.words, sentence.lows, knowledge.classes
    taken = {k for t in found.values() if t.entry.kind not in ("adjective", "country") for k in range(t.i, t.j)}
    for h, low in enumerate(lows):
        if h in taken:
            continue
        i = h
        if _armed_body(sentence, h, c):
            i = h - 1
        elif low in c["rebel_noun"]:
            while i and (t := next((t for t in found.values() if t.j == i and t.entry.kind == "adjective"), None)):
                i = t.i
            if (
                i
                and words[i - 1][0].isupper()
                and i - 1 not in taken
                and (i > 1 or lows[0].endswith("ist"))
                and lows[i - 1] not in c["not_name"]
            ):
                i -= 1  # "Maoist guerrillas"
            elif i and lows[i - 1].endswith("ist"):
                i -= 1  # "communist rebels"
        elif low in c["movement_head"] and words[h][0].isupper():
            while i and words[i - 1][0].isupper() and words[i - 1].isalpha() and i - 1 not in taken and i - 1 not in found:
                i -= 1
            if i == h or c["movement_word"].isdisjoint(lows[i:h]):
                continue
        else:
            continue
        for k in range(i, h + 1):
            found.pop(k, None)
        name = sentence.text(i, h + 1)
        found[i] = Tag(i, h + 1, Entry("org", name, name, detail="movement"))


def _armed_body(sentence: Sentence, h: int, c: dict[str, frozenset[str]]) -> bool:
    """Whether token h ends "rebel fighters", "armed groups", "guerrilla leaders": people without names who fight a state."""
    lows, after = sentence.lows, sentence.words[h + 1 : h + 2]
    if not h or lows[h] not in c["rebel_body"] or lows[h - 1] not in c["rebel_adjective"]:
        return False
    if lows[h - 1] == "armed":
        return lows[h] in ("groups", "factions", "movements")
    return not (after and after[0][0].isupper())  # "rebel leaders Rey and Paz" are people


_SUFFIXES = frozenset(
    (
        "led based backed brokered sponsored mediated owned run held born style made allied occupied controlled dominated "
        "funded administered trained built supported friendly speaking educated proposed drafted linked aligned bound flagged"
    ).split()
)
_PREFIXES = frozenset(["pro", "anti", "ex", "non", "trans", "cross", "mid"])


def _bound_up(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the name is part of a longer word that is no party: "U.S.-led", "pro-Taliban", "US $20 million"."""
    lows = sentence.lows
    if lows[j : j + 1] in (("dollar",), ("dollars",)) or (lows[j : j + 1] == ("$",) and lows[i] in ("us", "u.s.") and lows[i - 1] != "the"):
        return True
    if j + 1 < len(lows) and lows[j] == "-" and sentence.glued(j) and sentence.glued(j + 1) and lows[j + 1] in _SUFFIXES:
        return True
    return i > 1 and lows[i - 1] == "-" and sentence.glued(i) and lows[i - 2] in _PREFIXES


def _inside_name(sentence: Sentence, i: int, j: int, found: dict[int, Tag], not_name: frozenset[str]) -> bool:
    """Whether "Jordan" stands beside another capitalised word that only a person's name explains: "Michael Jordan", "Chad Smith"."""
    words, lows = sentence.words, sentence.lows
    before = i - 1
    if (
        before >= 0
        and words[before][:1].isupper()
        and words[before].isalpha()
        and lows[before] not in not_name
        and not any(t.i <= before < t.j for t in found.values())
        and (before > 0 or len(words[before]) > 3)
        and not words[before].isupper()
    ):
        return True
    return (
        (i == 0 or lows[i - 1] not in ("of", "in", "to", "from", "the", "and", "between", "with"))
        and j < len(words)
        and words[j][:1].isupper()
        and words[j].isalpha()
        and lows[j] not in not_name
        and lows[j] not in ("'s", "prime")
    )
