"""Two spellings of a name → whether they can be the same person, given the same country and the same day."""

from __future__ import annotations

from functools import lru_cache

from dipltrack.keys import fold

_CLOSE = 80.0  # per cent of characters: Zelensky and Zelenskyy, Mohammed and Muhammad
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "van", "von", "de", "da", "dos", "du", "abu", "abd", "jr", "sr", "mr", "mrs", "dr"}
)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: folded, without particles and initials."""
    words = tuple(word for word in fold(name).split() if word not in _PARTICLES)
    return tuple(word for word in words if len(word) > 1) or words


@lru_cache(maxsize=50_000)
def same_person(one: str, other: str) -> bool:
    """Tell whether the shorter name is a part of the longer one, each word as written or nearly so, in any order.

    "Kishida" and "Fumio Kishida", "Xi Jinping" and "Jinping Xi", "Volodymyr Zelensky" and "Zelenskyy"; not "Ana Rey" and "Luis Rey".
    """
    if "".join(name_words(one)) == "".join(name_words(other)):  # Min-ho and Minho
        return True
    short, long = sorted((name_words(one), name_words(other)), key=len)
    left = list(long)
    for word in short:
        match = next((w for w in left if _alike(word, w)), None)
        if match is None:
            return False
        left.remove(match)
    return bool(short)


@lru_cache(maxsize=50_000)
def same_family_name(one: str, other: str) -> bool:
    """Tell whether the last words are the same, or nearly: "Chan Santokhi" and "Chandrikapersad Santokhi"."""
    return _alike(name_words(one)[-1], name_words(other)[-1]) if name_words(one) and name_words(other) else False


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] != other[0] or min(len(one), len(other)) < 4:
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= _CLOSE
