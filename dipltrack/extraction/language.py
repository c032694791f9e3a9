"""Text → the language that it is written in, by its script and by the small words that no prose can do without.

Measured against five libraries on short and long texts of the news (see tests/extraction/test_language.py): nothing English is ever taken
for something else, which matters most here, and it costs no import.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from dipltrack.knowledge.loading import Language

ENGLISH = "en"
UNDETERMINED = "und"
"""ISO 639-2: not English, and nobody knows what."""

_READ = 6_000  # characters: enough to be sure, whatever the article's length
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_WITH_MARKS = re.compile(r"[^\s\d!-/:-@،؛؟।«»“”„]+")  # vowel signs of Indian scripts are no letters to Python
_FEWEST_HITS = 3
_LEAD = 2.0  # times as many small words as English has
_ENGLISH_SHARE = 0.18  # of the words: prose has about 0.35, headlines 0.15
_FOREIGN_SHARE, _FOREIGN_SHARE_SHORT, _SHORT = 0.12, 0.3, 30  # a few names ("da", "de la") must not make a short text foreign
_STRANGE_WORDS, _STRANGE_SHARE = 40, 0.05  # so many words without more English than names and borrowed words bring


def language_of(text: str, languages: Mapping[str, Language], declared: str | None = None) -> str | None:
    """The code of the text's language, "und" for one that is not English and not in the table, None when the text is too short to tell.

    Only certainty counts: a headline full of foreign names is None, not French. The language that an article declares for itself decides where
    a few words speak for it and not enough for any; against the words it counts for nothing.
    """
    head = text[:_READ]
    script = _script(head)
    if script is None:
        return None
    if script != "latin":
        return _of_script(head, script, languages)
    words = [word.lower() for word in _WORD.findall(head)]
    hits = _hits(words, [language for language in languages.values() if language.script == "latin"])
    english = hits.pop(ENGLISH)
    best, most = max(hits.items(), key=lambda found: found[1])
    if english >= _FEWEST_HITS and english >= _ENGLISH_SHARE * len(words) and english >= most:
        return ENGLISH
    share = _FOREIGN_SHARE_SHORT if len(words) < _SHORT else _FOREIGN_SHARE
    if most >= max(_FEWEST_HITS, share * len(words)) and most >= _LEAD * english:
        return best
    if declared and hits.get(declared, 0) > english:
        return declared
    return UNDETERMINED if len(words) >= _STRANGE_WORDS and max(english, most) < _STRANGE_SHARE * len(words) else None


def _hits(words: Sequence[str], languages: Sequence[Language]) -> dict[str, int]:
    """How many of the words each language has for its own."""
    counted = Counter(words)
    return {language.code: sum(counted[word] for word in language.words & counted.keys()) for language in languages}


def _of_script(text: str, script: str, languages: Mapping[str, Language]) -> str:
    """The language of a text in another script: of several that share one, whose words it has."""
    candidates = [language for language in languages.values() if language.script == script]
    if len(candidates) == 1:
        return candidates[0].code
    hits = _hits([word.lower() for word in _WORD_WITH_MARKS.findall(text)], candidates)
    best = max(hits, key=lambda code: hits[code], default=UNDETERMINED)
    return best if hits.get(best) else UNDETERMINED


_SCRIPTS = {"cjk": "han", "hiragana": "kana", "katakana": "kana"}
_FEWEST_LETTERS = 8
_KANA_SHARE = 0.1


def _script(text: str) -> str | None:
    """The script of most of the letters, as languages.csv calls it; None when there are hardly any."""
    if text.isascii():
        return "latin" if sum(map(str.isalpha, islice(text, 200))) >= _FEWEST_LETTERS else None
    counted: Counter[str] = Counter()
    for char, number in Counter(text).items():
        if char.isalpha():
            name = "latin" if char.isascii() else unicodedata.name(char, "other").partition(" ")[0].lower()
            counted[_SCRIPTS.get(name, name)] += number
    if counted.total() < _FEWEST_LETTERS:
        return None
    if counted["kana"] >= _KANA_SHARE * counted.total():
        return "kana"
    return counted.most_common(1)[0][0]
