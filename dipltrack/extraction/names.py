"""Sentence + tags → the personal name that begins at a token: "Kim Kye-Gwan", "Ali bin Said", "Valéry Giscard d'Estaing"."""

from __future__ import annotations

from dipltrack.extraction.chunks import NAMES_TOO, singular
from dipltrack.extraction.document import Sentence
from dipltrack.extraction.tag import Tag
from dipltrack.knowledge import Knowledge


def name_at(sentence: Sentence, tags: dict[int, Tag], knowledge: Knowledge, i: int, *, titled: bool = False) -> int:
    """The end of the personal name that begins at token i; i itself when none does. After a title a name may be a place too ("President Lima")."""
    words, lows, n = sentence.words, sentence.lows, len(sentence)
    c = knowledge.classes
    k = i
    last = i
    while k < n and k - i < 10:
        word, low = words[k], lows[k]
        if (word[0].isupper() or (k > i and word[:2] in ("d'", "l'") and word[2:3].isupper())) and low[0].isalpha():
            tag = tags.get(k)
            if tag and not _may_name(sentence, tag, k, i, titled):
                break
            if (
                low in c["not_name"]
                and not (k > i and len(word) == 1 and k + 1 < n and words[k + 1] == ".")
                and not (k > i and low in ("may", "march", "april", "june", "west", "north", "day", "hill", "lake", "law", "christian"))
                and not _forename(words, low, k, i)
            ):
                break
            if (
                k > i
                and k not in tags
                and (low in c["title_head"] or singular(low) in c["title_head"])
                and low not in ("king", "khan", *NAMES_TOO)
                and words[k + 1 : k + 2] != ("-",)
            ):
                break
            k = tag.j if tag else k + 1
            last = k
            initial = len(word) == 1 and words[k + 1 : k + 2] and len(words[k + 1]) > 2 and words[k + 1][0].isupper()  # "N.Enkhtaivan"
            if k < n and words[k] == "." and (len(word) == 1 or low in ("jr", "sr", "st", "mt")) and (initial or not sentence.glued(k + 1)):
                k += 1
                if k < n and words[k][0].isupper():
                    last = k
        elif (
            low in c["name_particle"]
            and (k > i or sentence.lows[k] in ("al", "el", "bin", "abu"))
            and k + 1 < n
            and _continues(words, lows, k + 1, c["name_particle"])
        ):
            k += 1
        elif (
            word == "-"
            and k > i
            and sentence.glued(k)
            and k + 1 < n
            and words[k + 1][0].isalpha()
            and (words[k + 1][0].isupper() or len(words[k - 1]) < 5 or len(words[k + 1]) < 6)
        ):
            if words[k + 1][0].islower() and lows[k + 1] in ("led", "based", "backed", "born", "run", "owned", "held", "style", "era"):
                break
            k += 2 if words[k + 1][0].islower() else 1
            last = max(last, k) if words[k - 1] != "-" else last
        elif low == "," and k > i and k + 1 < n and lows[k + 1] in ("jr", "sr"):
            k += 1
        elif (
            word in ("'", '"')
            and k > i
            and k + 2 < n
            and words[k + 1][0].isupper()
            and words[k + 2] in ("'", '"')
            and lows[k + 1] not in c["not_name"]
        ):
            k += 3
            last = k
        else:
            break
    return i if last == i + 1 and lows[i] in ("ii", "iii", "iv") else last  # "the Minister of Foreign Affairs II"


def _forename(words: tuple[str, ...], low: str, k: int, start: int) -> bool:
    """Jan, Jun, May, April, June and Bill are first names when another name follows at once."""
    return (
        k == start
        and low in ("jan", "jun", "may", "april", "june", "august", "mar", "bill")
        and k + 1 < len(words)
        and words[k + 1][0].isupper()
        and words[k + 1].isalpha()
    )


def _continues(words: tuple[str, ...], lows: tuple[str, ...], k: int, particles: frozenset[str]) -> bool:
    while k < len(words) and (lows[k] in particles or words[k] == "-"):
        k += 1
    return k < len(words) and words[k][0].isupper() and words[k][0].isalpha()


def _may_name(sentence: Sentence, tag: Tag, k: int, start: int, titled: bool) -> bool:
    """Whether a tagged place may be part of a name: a single word beside other name words, and no country or body."""
    if tag.entry.kind == "person":
        return True
    if tag.entry.kind in ("compound", "org", "metonym", "adjective", "people") or tag.j - tag.i > 1:
        return False
    if tag.entry.kind == "country":
        return k > start and tag.entry.value in ("JOR", "TCD", "GEO", "ISR", "CUB", "MLI", "DMA", "KEN")
    follows = tag.j < len(sentence) and sentence.words[tag.j][0].isupper() and sentence.words[tag.j][0].isalpha()
    return k > start or (titled and follows)
