"""A place in the tokens → what its words say: the view that the makers of the grammar read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dipltrack.extraction.times_values import Unit
from dipltrack.extraction.times_words import Tokens, time_words

SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_SUPERLATIVE = (
    r"\b(?:(?:times?|once|twice)\s+|(?:first|second|third|last|only|worst|best|(?:larg|bigg|high|low|great|deadli|strong|long|bloodi|fast|sharp)est)"
    r"\s+(?:[\w.-]+\s+){0,4})in\s+$"
)
AMBIGUOUS_MONTHS = frozenset({"March", "April", "May", "June", "August"})


@dataclass(slots=True)
class Phrase:
    """Tokens `first`..`last` - 1 that a pattern matched (`letters` are theirs), with what stands around them."""

    text: str
    tokens: Tokens
    first: int
    last: int
    letters: str

    @property
    def before(self) -> str:
        """Letter of the token before, ";" at the beginning of a stretch."""
        return self.tokens.letters[self.first - 1] if self.first else ";"

    @property
    def after(self) -> str:
        """Letter of the token after."""
        return self.tokens.letters[self.last]

    @property
    def word_before(self) -> str:
        """The token before, as written."""
        return self.tokens.words[self.first - 1] if self.first else ""

    @property
    def word_after(self) -> str:
        """The token after, as written."""
        return self.tokens.words[self.last]

    @property
    def words(self) -> tuple[str, ...]:
        """Tokens of the phrase, as written."""
        return self.tokens.words[self.first : self.last]

    @property
    def blocked(self) -> bool:
        """Whether the words belong to another calendar: "first quarter of fiscal 2024", "lunar May"."""
        behind = self.tokens.letters[self.last : self.last + 4]
        return self.before == "x" or ("x" in behind and re.match("o?t?R?x", behind) is not None)

    def part(self, first: int, last: int) -> Phrase:
        """Tokens `first`..`last` - 1 of this phrase as a phrase."""
        return Phrase(self.text, self.tokens, self.first + first, self.first + last, self.letters[first:last])

    def word(self, kinds: str, nth: int = 0) -> str | None:
        """The nth word whose letter is one of `kinds`."""
        for i, letter in enumerate(self.letters, self.first):
            if letter in kinds:
                if not nth:
                    return self.tokens.words[i]
                nth -= 1
        return None

    def _last(self, kinds: str) -> int | str | None:
        """The meaning of the last word of those letters."""
        i = max(map(self.letters.rfind, kinds))
        return None if i < 0 else time_words().values[self.tokens.words[self.first + i]]

    def number(self, kinds: str, nth: int = 0) -> int | None:
        """The nth word of those letters as the number that it stands for."""
        word = self.word(kinds, nth)
        if word is None:
            return None
        if word[0].isdigit():
            return int(word if word.isdigit() else word.rstrip("stndrh"))
        return int(time_words().values[word])

    def name(self, kinds: str, nth: int = 0) -> str | None:
        """The nth word of those letters as the name of its meaning ("week", "last")."""
        word = self.word(kinds, nth)
        return None if word is None else str(time_words().values[word])

    @property
    def unit(self) -> Unit | None:
        """The unit of time that the phrase names last."""
        return self._last("udv")  # type: ignore[return-value]

    @property
    def relation(self) -> str | None:
        """The last of "last", "past", "this", "next", "coming", "recent" in the phrase."""
        return self._last("R")  # type: ignore[return-value]

    @property
    def shift(self) -> int | None:
        """The relation as a number of units: "last" -1, "this" 0, "next" 1."""
        return SHIFTS.get(self.relation or "")

    @property
    def count(self) -> int | None:
        """The number of units: "a" 1, "twenty-five" 25; None where no one number is given ("a few", "three to four")."""
        letters = self.letters
        numbers = [self.number("K19", n) or 0 for n in range(sum(map(letters.count, "K19")))]
        if "~" in letters or not numbers:
            return 1 if "a" in letters and "~" not in letters else None
        tens = "K-K" in letters and numbers[0] >= 20 and numbers[1] < 10
        return numbers[0] if len(numbers) == 1 else sum(numbers) if tens and len(numbers) == 2 else None

    @property
    def is_range_of_move(self) -> bool:
        """Whether "from … to …" tells a change of date: "postponed from Monday to Thursday"."""
        return self.before == "f" and self.first > 1 and self.tokens.words[self.first - 2] in time_words().sets["mover"]

    def in_set(self, word: str, name: str) -> bool:
        """Whether the word is in one of the guarding classes of the table."""
        return word in time_words().sets[name]

    @property
    def after_superlative(self) -> bool:
        """Whether "in" measures what came first or most: "the worst drought in two years", "the first time in a month"."""
        left = self.text[max(self.tokens.spans[self.first][0] - 50, 0) : self.tokens.spans[self.first][0]]
        return re.search(_SUPERLATIVE, left) is not None

    def is_surname(self, word: str) -> bool:
        """Whether the text uses the name of a month as a person's name: "Theresa May", "Ms. March"."""
        table = time_words().letters
        return self.text.count(word) > 1 and any(m[1] not in table for m in re.finditer(rf"\b([A-Z][\w'’]+)\.? {word}\b(?! \d)", self.text))
