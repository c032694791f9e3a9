"""frames.csv → the triggers of events, by the token that they begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dipltrack.extraction.document import Sentence
from dipltrack.extraction.verbs import forms
from dipltrack.knowledge.tables import rows, values
from dipltrack.model import Kind, Role
from dipltrack.text import words


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which news tells an event. `objects` are the prepositions (or "direct") before the other party; `roles` are (subject's, object's)."""

    name: str
    kind: Kind
    mode: str
    form: str
    words: tuple[str, ...]
    objects: tuple[str, ...]
    roles: tuple[Role, Role]
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    comment: str


@dataclass(slots=True)
class Trigger:
    """Tokens i..j-1 trigger `frame`; `form` is the verb's form ("" for nouns), `lemma` its lemma or the noun."""

    frame: Frame
    i: int
    j: int
    lemma: str
    form: str


@lru_cache(maxsize=1)
def load_frames() -> tuple[Frame, ...]:
    """All rows of frames.csv, in order."""
    return tuple(
        Frame(
            name=r["name"], kind=Kind(r["kind"]), mode=r["mode"], form=r["form"], words=values(r["words"]), objects=values(r["object"]),
            roles=(Role(r["roles"].split(">")[0]), Role(r["roles"].split(">")[1])), positive=values(r["positive"]), negative=values(r["negative"]), comment=r["comment"],
        )
        for r in rows("frames")
    )  # fmt: skip


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[tuple[str, ...], Frame, str, str]]]:
    """First token → (tokens, frame, lemma, form), longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Frame, str, str]]] = {}
    for frame in load_frames():
        for word in frame.words:
            head, *particles = words(word.lower()) if frame.form == "noun" else word.split()
            if frame.form == "noun":
                index.setdefault(head, []).append(((head, *particles), frame, word.lower(), ""))
                continue
            for form, reading in forms(head).items():
                tokens = (*words(form), *particles)
                index.setdefault(tokens[0], []).append((tokens, frame, word, reading))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


def triggers(sentence: Sentence) -> Iterator[Trigger]:
    """Every trigger in the sentence; a token may trigger several frames, a longer noun hides a shorter one of its own words."""
    index = _index()
    lows = sentence.lows
    if index.keys().isdisjoint(lows):
        return
    hidden: set[int] = set()
    for i, low in enumerate(lows):
        entries = index.get(low)
        if not entries:
            continue
        longest_noun = 0
        for tokens, frame, lemma, form in entries:
            j = i + len(tokens)
            if lows[i:j] != tokens:
                continue
            if i in hidden:
                continue  # "phone call" hides "call", the verb too
            if not form:
                if len(tokens) < longest_noun:
                    continue
                longest_noun = len(tokens)
                hidden.update(range(i + 1, j))
            yield Trigger(frame, i, j, lemma, form)


@lru_cache(maxsize=64)
def verb_phrases(lemmas: frozenset[str]) -> dict[tuple[str, ...], str]:
    """All forms of verb phrases such as "take part in" → the form's name."""
    out: dict[tuple[str, ...], str] = {}
    for phrase in lemmas:
        head, *rest = phrase.split()
        for form, reading in forms(head).items():
            out[(*words(form), *rest)] = reading
    return out
