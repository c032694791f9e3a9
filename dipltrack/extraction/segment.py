"""Layout → sentences of tokens."""

from __future__ import annotations

import re

from dipltrack.extraction.clean import Layout, Span
from dipltrack.extraction.document import Sentence
from dipltrack.model import Where
from dipltrack.text import tokens_in

# Never the end of a sentence: an initial, a title, a month or another abbreviation before a capital or a number.
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Adm|Sen|Rep|Gov|Prof|Rev|St|Hon|Amb|Messrs|Brig|Sgt|Jr|Sr|Eng|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|H\.E|Lt\. Gen|Ph\.D|i\.e|e\.g))\.\s*$"
)
# Abbreviated states are no end when an office or a name goes on: "the U.S. President", "U.N. Secretary".
# Without one of these inside, a paragraph is one sentence: most are in news.
_MAY_END = re.compile(r"[.!?\u2026][\"')\]]*\s+\S")
_ENDS_ABBREVIATED = re.compile(
    r"\b(?:U\.S\.|U\.K\.|U\.N\.)(?= (?:The|He|She|They|It|In|On|But|His|Her|Its|Their|This|That|Both|After|Earlier|Meanwhile)\b)"
)
# A word in small letters is rarely an abbreviation; what the splitter takes for one ("last month. State …") ends a sentence all the same.
_STOP = re.compile(r"\.(?= +[A-Z\"])")
_PLAIN_WORD = re.compile(
    r"(?:.* )?(?!(?:approx|dept|govt|prof|intl|natl|assn|secy|univ|supt|capt|messrs|etc|est|min|sec|vol|max|avg|tel|ext|gov|gen|col|maj|sgt|inc|ltd|fig|art)$)"
    r"(?:[a-z]{3,}|it|us|on|in|up|so|do|to|by|at|go|me)",
    re.DOTALL,
)
_LONGEST_ABBREVIATION = 40
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}\s*$")
_GOES_ON = re.compile(r"\s*(?:[a-z(,;]|(?:Secretary|President|Vice|Defense|State|Treasury|Special|Ambassador|Navy|Army|Air|Senate|House|Marine|Congress|Security|General|Under|"
                      r"Deputy|Assistant|National|Trade|Embassy|Supreme|Department|Plan|Strategy|Officials?|Central|Forces?)\b)")  # fmt: skip


def _sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Sentences of one paragraph. A quotation and its "he said" stay together; abbreviations do not end a sentence."""
    piece = text[start:end].replace("\n", " ")
    if not _MAY_END.search(piece):
        return [(start, end)] if piece.strip() else []
    from nupunkt import sent_spans

    cut: list[Span] = []
    for s, e in sent_spans(piece):
        if cut and _joins(piece[cut[-1][0] : cut[-1][1]], piece[s:e]):
            cut[-1] = (cut[-1][0], e)
        else:
            cut.append((s, e))
    return [(start + s, start + e) for s, e in _at_abbreviations(piece, cut) if piece[s:e].strip()]


def _at_abbreviations(piece: str, spans: list[Span]) -> list[Span]:
    """Cut where a sentence ends in "U.S." and the next begins with a word that only a sentence begins with, or in a plain word."""
    out: list[Span] = []
    for s, e in spans:
        ends = [m.end() for m in _ENDS_ABBREVIATED.finditer(piece, s, e)]
        ends += [
            m.end() for m in _STOP.finditer(piece, s, e) if m.end() < e and _PLAIN_WORD.fullmatch(piece, max(s, m.start() - 24), m.start())
        ]
        for end in sorted(ends):
            if piece.count('"', s, end) % 2 == 0:
                out.append((s, end))
                s = end
        out.append((s, e))
    return out


def _joins(before: str, after: str) -> bool:
    if _NO_END.search(before):
        return True
    if _ABBREVIATION.search(before[-_LONGEST_ABBREVIATION:]) and _GOES_ON.match(after):
        return True
    if before.count('"') % 2 and not after.count('"') % 2:
        return False
    return bool(
        re.search(r'[!?.]["]\s*$', before) and re.match(r"\s*(?:[a-z]|(?:[A-Z][\w.'-]+ ){1,3}(?:said|told|asked|added|says)\b)", after)
    )


def _quoted(words: list[str], inside: bool) -> tuple[bool, ...]:
    if '"' not in words:
        return (inside,) * len(words)
    out: list[bool] = []
    for word in words:
        if word == '"':
            inside = not inside
        out.append(inside)
    return tuple(out)


def _sentence(text: str, span: Span, index: int, paragraph: int, where: Where, inside: bool = False) -> Sentence:
    tokens = list(tokens_in(text, *span))
    words = [m[0] for m in tokens]
    lows = [w.lower() for w in words]
    starts, ends = zip(*[m.span() for m in tokens], strict=True) if tokens else ((), ())
    return Sentence(
        index=index,
        paragraph=paragraph,
        where=where,
        start=starts[0] if tokens else span[0],
        end=ends[-1] if tokens else span[1],
        words=tuple(words),
        lows=tuple(lows),
        starts=starts,
        ends=ends,
        quoted=_quoted(words, inside),
        length=len(words),
        capitals=tuple([i for i, (w, low) in enumerate(zip(words, lows, strict=True)) if w != low and w[0].isupper()]),
    )


def segment(text: str, layout: Layout, title: str | None) -> tuple[Sentence, ...]:
    """Sentences in reading order; the title (or the headline in the text) comes first as a sentence of paragraph 0."""
    found: list[Sentence] = []
    if title:
        found.append(_sentence(title, (0, len(title)), 0, 0, "title"))
    elif layout.headline:
        found.append(_sentence(text, layout.headline, 0, 0, "text"))
    for number, (start, end) in enumerate(layout.paragraphs, 1):
        inside = False
        for span in _sentence_spans(text, start, end):
            sentence = _sentence(text, span, len(found), number, "text", inside)
            inside ^= sentence.words.count('"') % 2 == 1
            if len(sentence):
                found.append(sentence)
    return tuple(found)
