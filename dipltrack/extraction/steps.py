"""A sentence with its mentions and times → steps through it: what stands behind the adverbs, the day, the place."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.extraction.document import Sentence
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.tag import Tag
from dipltrack.extraction.times import TimeExpression
from dipltrack.knowledge import Knowledge

_LIGHT_ADVERBS = frozenset(
    (
        "also again separately jointly briefly privately later earlier then today yesterday already just recently soon formally "
        "officially personally again now here there bilaterally individually together directly secretly reportedly even still "
        "first finally previously subsequently meanwhile eventually face-to-face immediately initially informally quietly "
        "publicly virtually each only currently afterwards once twice ever both all unanimously tentatively duly further "
        "mutually instead probably presumably apparently largely expressly explicitly firmly solemnly repeatedly "
        "tomorrow tonight shortly"
    ).split()
)


@dataclass(slots=True)
class Timed:
    """A time expression with the tokens it covers."""

    i: int
    j: int
    expression: TimeExpression


class Steps:
    """One sentence that one can walk through: over adverbs, times and places, to the left and to the right. All positions are token indexes."""

    def __init__(
        self, sentence: Sentence, mentions: tuple[Mention, ...], tags: dict[int, Tag], times: tuple[Timed, ...], knowledge: Knowledge
    ) -> None:
        self.s = sentence
        self._lows, self._length = sentence.lows, sentence.length
        self.mentions = mentions
        self.tags = tags
        self.times = times
        self.c = knowledge.classes
        self.at: dict[int, Mention] = {k: m for m in mentions for k in range(m.i, m.j)}
        self.time_at: dict[int, Timed] = {k: t for t in times for k in range(t.i, t.j)}
        self.order = {m: n for n, m in enumerate(mentions)}
        self.here: tuple[str, str | None] | None = None
        self._semicolons = sentence.lows.count(";")  # two or more part a list: "the president of A, X; the king of B, Y; and Z"
        self.there: Mention | None = None

    # --- small questions ------------------------------------------------------------------------------------------------------------------

    def low(self, i: int) -> str:
        """The lower-case token at i, "" outside the sentence."""
        return self._lows[i] if 0 <= i < self._length else ""

    def is_actor(self, m: Mention) -> bool:
        """Whether a mention can take part: no place, and nobody's possessive."""
        return m.kind != "place" and not m.possessive

    def skip_left(self, k: int) -> int:
        """From k leftwards over adverbs, times and -ly words."""
        while k >= 0 and (
            self.low(k) in _LIGHT_ADVERBS
            or k in self.time_at
            or (
                self.low(k).endswith("ly")
                and (self.low(k) not in ("likely", "unlikely") or self.low(k - 1) in ("will", "would", "most", "very"))
                and k not in self.at
                and self.s.words[k][0].islower()
            )
        ):
            k = self.time_at[k].i - 1 if k in self.time_at else k - 1
            if self.low(k) in ("on", "late", "early", "in", "at", "last", "this") and k + 1 in self.time_at:
                k -= 1
        return k

    def skip_left_prepositions(self, k: int) -> int:
        """From k leftwards over "on", "late", "early" before a time."""
        while self.low(k) in ("on", "late", "early", "in", "the", "at", "earlier", "later"):
            k -= 1
        return k

    def skip_right(self, k: int) -> int:
        """From k rightwards over adverbs, times, "here" and short place phrases: "met late Monday in Rome with" → at "with"."""
        n = len(self.s)
        while k < n:
            low = self.low(k)
            if k in self.time_at:
                k = self.time_at[k].j
            elif low in _LIGHT_ADVERBS or (low.endswith("ly") and k not in self.at and low not in ("only",)):
                k += 1
            elif low in ("on", "late", "early", "in", "at", "during", "for", "over") and k + 1 in self.time_at:
                if low == "during" and self.time_at[k + 1].expression.possessive:
                    return k  # "during May's summit of the union"
                k = self.time_at[k + 1].j
            elif low in ("on", "in", "at", "late", "early") and self.low(k + 1) in ("the", "late", "early", "on") and k + 2 in self.time_at:
                k = self.time_at[k + 2].j
            elif low in ("in", "at", "near", "outside", "inside", "aboard") and (place := self._place_after(k)) is not None:
                k = place
            elif low == "for" and self.low(k + 1) == "the" and self.low(k + 3) == "time":
                k += 4
            else:
                return k
        return k

    def _place_after(self, k: int) -> int | None:
        """The end of a place phrase that begins at the preposition k."""
        j = k + 1
        steps = 0
        while j < len(self.s) and steps < 6:
            m = self.at.get(j)
            if m:
                if m.kind in ("place", "country", "org") and not m.possessive:
                    return m.j
                if m.possessive:
                    j = m.j
                    continue
                return None
            if not (self.s.words[j][0].isalpha() or self.s.words[j] == "'s") or self.low(j) in self.c["preposition"]:
                return None
            if self.low(j) in (
                "capital",
                "house",
                "palace",
                "office",
                "residence",
                "hotel",
                "ministry",
                "town",
                "city",
                "resort",
                "retreat",
                "ranch",
                "villa",
                "headquarters",
                "embassy",
            ):
                after = self.low(j + 1)
                if after not in ("of",):
                    return j + 1
            j += 1
            steps += 1
        return None

    def skip_adverbs_right(self, k: int) -> int:
        """From k rightwards over adverbs and times only."""
        while k < len(self.s) and (k in self.time_at or self.low(k) in _LIGHT_ADVERBS or (self.low(k) == "on" and k + 1 in self.time_at)):
            k = self.time_at[k].j if k in self.time_at else k + 1
        return k
