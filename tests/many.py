"""A number → that many invented articles, the same ones every time: what `make bench` and the tests of large inputs read.

Every tenth article tells the events of an earlier one in other words, every thirtieth carries its text for another outlet.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import repeat
from pathlib import Path
from typing import Any

_BYTES = 2_500
_FIRST, _DAYS = date(2012, 1, 2), 4_000
_STATES = (
    ("Norway", "Norwegian", "Oslo"), ("Kenya", "Kenyan", "Nairobi"), ("Peru", "Peruvian", "Lima"), ("Thailand", "Thai", "Bangkok"),
    ("Morocco", "Moroccan", "Rabat"), ("Canada", "Canadian", "Ottawa"), ("Fiji", "Fijian", "Suva"), ("Japan", "Japanese", "Tokyo"),
    ("Poland", "Polish", "Warsaw"), ("Brazil", "Brazilian", "Brasilia"), ("Egypt", "Egyptian", "Cairo"), ("Vietnam", "Vietnamese", "Hanoi"),
    ("Turkey", "Turkish", "Ankara"), ("Chile", "Chilean", "Santiago"), ("Ghana", "Ghanaian", "Accra"), ("Finland", "Finnish", "Helsinki"),
    ("Nepal", "Nepalese", "Kathmandu"), ("Jordan", "Jordanian", "Amman"), ("Mexico", "Mexican", "Mexico City"), ("Latvia", "Latvian", "Riga"),
)  # fmt: skip
_OFFICES = ("Foreign Minister", "Prime Minister", "President", "Defence Minister", "Trade Minister", "Finance Minister")
_FIRST_NAMES = ("Ana", "Bruno", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kenji", "Lena", "Marko", "Nadia")
_STARTS = ("Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Jor", "Kel", "Lam", "Mor", "Nor", "Pel", "Ros", "Sor", "Tal", "Vor")
_ENDS = ("ano", "bek", "cek", "dal", "eira", "ford", "gaard", "holm", "ida", "kov", "lund", "mann", "oglu", "quist", "rade", "ström")
_SYLLABLES = ("ba", "ri", "lo", "men", "tu", "sha", "vel", "do", "ki", "pra", "ne", "gol", "su", "ta", "wim", "ol")
_OUTLETS = ("Coast Herald", "Harbour Times", "Northern Wire", "The Daily Lantern", "Meridian Press", "Plateau Post")
_TOLD = (
    "{who} of {a} met {x} of {b} in {city} on {day}.",
    "{who} of {a} held talks with {x} of {b} in {city} on {day}, officials said.",
    "On {day} {who} of {a} arrived in {city} for a meeting with {x} of {b}.",
    "{a} and {b} signed an agreement on {topic} in {city} on {day}.",
    "{a} pledged {sum} million dollars to {b} for {topic} on {day}.",
    "{who} of {a} will meet {x} of {b} in {city} next month.",
    "{who} of {a} spoke by phone with {x} of {b} on {day} about {topic}.",
)
_TOPICS = ("fisheries", "rail links", "grain storage", "border posts", "solar power", "water rights", "air traffic", "port dues")
_BACKGROUND = (
    "{w} {w} and {w} {w} made {n} percent of what {a} sold to {b} after {year}, most of it {w} {thing}.",
    "The {w} {thing} of {city} lay {w} for {n} weeks while the {w} {w} was {w} and {w}.",
    "Few in {city} expect {w} {thing} to {w} before the {w} {w}, whatever the {w} says.",
    "A {w} that was built in {year} carries {n} {w} of {thing} a day over the {w} {w}.",
    "In the {w} {w}, {n} {w} took {w} {thing} by another {w} through {city}.",
    '"{w} {w} has not {w} {thing} here since {year}," said {x}, a {w} {w} with {n} {w}.',
)
_THINGS = ("copper", "timber", "cotton", "wheat", "coffee", "salt", "glass", "wool", "cocoa", "paper", "rubber", "zinc", "olives", "maize")


def articles(number: int) -> Iterator[dict[str, str]]:
    """The records, as `add --as jsonl` reads them."""
    for place in range(number):
        if place % 30 == 29:
            told = record(place - 14)
            yield {**told, "source": _OUTLETS[place % 5], "text": told["text"] + "\nEdited for length by the night desk."}
        else:
            yield record(place - 7, telling=place) if place % 10 == 9 else record(place)


def record(place: int, *, telling: int | None = None) -> dict[str, str]:
    """The article number `place`; with `telling`, the same events in the words of another article."""
    about, words = random.Random(place), random.Random(place if telling is None else -telling)
    published = _FIRST + timedelta(days=about.randrange(_DAYS))
    facts = [_fact(about, published) for _ in range(3)]
    sentences = [words.choice(_TOLD[:3]).format(**facts[0])] + [_TOLD[f["form"]].format(**f) for f in facts[1:]]
    text = "\n\n".join(sentences)
    while len(text.encode()) < _BYTES:
        pieces = words.choice(_BACKGROUND).split("{w}")
        filled = "".join(piece + word for piece, word in zip(pieces, [*map(_word, repeat(words, len(pieces) - 1)), ""], strict=True))
        text += "\n\n" + filled.format(**_fact(words, published))
    title = "{a} and {b} look at {topic}".format(**facts[0])
    return {"text": text, "title": title, "published": published.isoformat(), "source": _OUTLETS[words.randrange(6)]}


def _fact(random: random.Random, published: date) -> dict[str, Any]:
    one, other = random.sample(_STATES, 2)
    return {
        "a": one[0], "b": other[0], "city": other[2], "who": f"{random.choice(_OFFICES)} {_name(random)}", "x": _name(random),
        "day": (published - timedelta(days=random.randrange(1, 5))).strftime("%A"), "topic": random.choice(_TOPICS),
        "sum": random.randrange(2, 400), "n": random.randrange(3, 99), "year": random.randrange(1950, 2010),
        "thing": random.choice(_THINGS), "form": random.randrange(len(_TOLD)),
    }  # fmt: skip


def _name(random: random.Random) -> str:
    return f"{random.choice(_FIRST_NAMES)} {random.choice(_STARTS)}{random.choice(_ENDS)}"


def _word(random: random.Random) -> str:
    """A word that means nothing, so that no two articles have long runs of words in common by chance."""
    return "".join(random.choice(_SYLLABLES) for _ in range(random.choice((2, 2, 3))))


def write(path: Path, number: int) -> None:
    """Write a JSONL file of articles, or, where `path` has no suffix, a tree of text files, 500 in a folder."""
    if path.suffix:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(number))
        return
    for place, article in enumerate(articles(number)):
        folder = path / f"{place // 500:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        heading = f"{article['title']}\nDate: {article['published']}\nSource: {article['source']}\n\n"
        (folder / f"{place % 500:03d}.txt").write_text(heading + article["text"] + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
