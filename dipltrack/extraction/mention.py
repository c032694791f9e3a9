"""The value that parsing makes: a noun phrase of a sentence with its reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dipltrack.extraction.document import Sentence

MentionKind = Literal["person", "official", "country", "org", "place", "group", "pronoun", "people"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title as this article writes it, with its office code."""

    text: str
    code: str


@dataclass(slots=True, eq=False)  # read only by custom: freezing would triple the time to make one, and an article has a hundred
class Mention:
    """Tokens i..j-1 of a sentence as one noun phrase.

    person: `name`, with titles, country or org where the phrase gives them. official: titles without a name; `countries` of "the
    presidents of A and B". country, people, org, place: `value` is the code, id or place name (`country`: where a place lies). group: `value` is
    the noun ("sides"), `count` the number if given. pronoun: `value` is the word. `head`: the token where the noun or name stands.
    `status`: "", former, then, incoming. `owner`: a possessive pronoun in front ("his"). `possessive`: followed by 's.
    """

    sentence: Sentence
    i: int
    j: int
    kind: MentionKind
    name: str | None = None
    titles: tuple[Title, ...] = ()
    countries: tuple[str, ...] = ()
    org: str | None = None
    value: str = ""
    country: str | None = None
    host: str | None = None
    plural: bool = False
    definite: bool = False
    status: str = ""
    owner: str = ""
    possessive: bool = False
    count: int | None = None
    named_at: tuple[int, int] | None = None
    organ: str | None = None
    shared: bool = False

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.sentence.text(self.i, self.j)

    @property
    def codes(self) -> tuple[str, ...]:
        """Office codes of all its titles."""
        return tuple(t.code for t in self.titles)
