"""Words → the keys they are compared by: accents, case and punctuation folded; the hash of an article's words; initials of a body."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_MARK = re.compile(r"[^\w\s]|_")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "a", "an"})


def fold(text: str) -> str:
    """Fold to the key of a name: "José-María O’Brien" → "jose maria obrien"; words are joined by one space."""
    if text.isascii():  # most are; whole articles pass here
        return " ".join(_NO_WORD.sub(" ", text.translate(_APOSTROPHES).lower()).split())
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold().translate(_SPECIAL)
    return " ".join(_MARK.sub(lambda mark: "" if unicodedata.combining(mark[0]) else " ", plain).split())


def tag_key(word: str) -> str:
    """Fold to the form that tags are kept in: "Follow up" → "follow-up"; "" for what has no letter or digit."""
    return fold(word).replace(" ", "-")


def initials(name: str) -> str:
    """Fold to the acronym a body's name would have: "Association of Southeast Asian Nations" → "asean"; one word gives ""."""
    words = [w for w in fold(name).split() if w not in _SMALL]
    if len(words) < 2:
        return ""
    # "Southeast" is one word to us and two in ASEAN's name.
    return "".join("se" if w == "southeast" else w[0] for w in words)


def words_hash(text: str, title: str | None = None) -> str:
    """Hash the words of an article (hex sha256): line breaks and spacing do not count; a text without words is known by its title."""
    import hashlib

    words = " ".join(unicodedata.normalize("NFC", text).split()) or " ".join((title or "").split())
    return hashlib.sha256(words.encode()).hexdigest()
