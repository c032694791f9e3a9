"""The values between the stages of extraction: sentences of tokens, and the document they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dipltrack.model import Where


@dataclass(slots=True, eq=False)  # read only by custom: freezing would triple the time to make one
class Sentence:
    """Tokens with their character offsets into the article's `text` or `title`.

    `words` as written, `lows` in lower case; `quoted[i]` tells whether token i stands between quotation marks. `capitals` are the tokens that begin with one.
    """

    index: int
    paragraph: int
    where: Where
    start: int
    end: int
    words: tuple[str, ...]
    lows: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    length: int
    capitals: tuple[int, ...]

    def __len__(self) -> int:
        return self.length

    def glued(self, i: int) -> bool:
        """Whether token i touches the one before it, as the parts of "Japan-U.S." do."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def text(self, i: int, j: int) -> str:
        """Tokens i..j-1 as words, single-spaced, hyphens closed up."""
        out: list[str] = []
        for k in range(i, j):
            if k > i and not self.glued(k):
                out.append(" ")
            out.append(self.words[k])
        return "".join(out)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed: "TOKYO, July 29 (Agency) —"."""

    place: str | None
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article ready to be read: its sentences (title first), dateline, and the day of publication if it is known."""

    sentences: tuple[Sentence, ...]
    title: str | None
    dateline: Dateline | None
    published: date | None
    text: str
