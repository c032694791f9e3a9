"""A sentence → who does what in it: subjects before and after, coordinated groups, objects."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import verb_group
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.subjects import subject_after, subject_of
from tests.extraction.stages import clauses

_p = pytest.param


def _at(text: str, word: str) -> tuple[Clauses, int]:
    c = clauses(text)
    return c, c.s.lows.index(word)


def _words(found: Iterable[Mention]) -> list[str]:
    return [m.text for m in found]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        _p("Peru, Chile and Ecuador met.", "met", ["Peru", "Chile", "Ecuador"], id="list"),
        _p("The president of Peru met him.", "met", ["The president of Peru"], id="of"),
        _p("Peru later met Chile.", "met", ["Peru"], id="adverb"),
        _p("In Lima on Monday, Peru met Chile.", "met", ["Peru"], id="opener"),
        _p("While in Rome, Ana Rey met him.", "met", ["Ana Rey"], id="short clause"),
        _p("Peru, after talks with Chile, signed a pact.", "signed", ["Peru"], id="insert"),
        _p("Ana Rey (a friend of Luis Paz) met him.", "met", ["Ana Rey"], id="brackets"),
        _p("Peru's envoys, led by Ana Rey, met Chile.", "met", ["Peru's envoys"], id="participle"),
        _p("Peru's president, who met Chile's king, spoke.", "met", ["Peru's president"], id="who"),
        _p("The deal, which Peru signed, holds.", "signed", ["Peru"], id="which as object"),
        _p("Ana Rey of Peru said Luis Paz of Chile met Jan Nowak.", "met", ["Luis Paz of Chile"], id="said"),
        _p("Ana Rey told Luis Paz that Jan Nowak met Tom Reed.", "met", ["Jan Nowak"], id="told that"),
        _p("Ana Rey met Luis Paz and signed a pact.", "signed", ["Ana Rey"], id="second verb"),
        _p("When Ana Rey visited Luis Paz, Jan Nowak signed it.", "signed", ["Jan Nowak"], id="clause before"),
        _p("Ana Rey as well as Luis Paz met him.", "met", ["Ana Rey", "Luis Paz"], id="as well as"),
        _p("Tokyo signed it.", "signed", ["Tokyo"], id="capital"),
        _p("A treaty signed by Peru lapsed.", "signed", [], id="reduced passive"),
    ],
)
def test_subject_before_the_verb(text: str, verb: str, subject: list[str]) -> None:
    c, v = _at(text, verb)
    assert _words(subject_of(c, verb_group(c, v, "past")[1])) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("After talks with Ana Rey, Luis Paz said so.", ["Luis Paz"]),
        ("Following talks with Ana Rey and Jan Nowak, Luis Paz said so.", ["Luis Paz"]),
        ("After talks in Rome, the two leaders signed it.", ["the two leaders"]),
        ("After talks with Ana Rey, Luis Paz and Jan Nowak, Tom Reed left.", ["Tom Reed"]),
        ("After talks in Rome, Peru and Chile signed it.", ["Peru", "Chile"]),
        ("Peru ended talks with Ana Rey.", []),
    ],
)
def test_subject_after_an_opening_phrase(text: str, subject: list[str]) -> None:
    assert _words(subject_after(*_at(text, "talks"))) == subject


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Peru & Chile met.", ["Peru", "Chile"]),
        ("Peru along with Chile met.", ["Peru", "Chile"]),
        ("Peru, Chile, and Ecuador met.", ["Peru", "Chile", "Ecuador"]),
        ("Peru, Chile met.", ["Peru"]),
        ("Peru met Chile.", ["Peru"]),
        ("They met Peru and Chile said so.", ["Peru"]),
    ],
)
def test_coordination(text: str, group: list[str]) -> None:
    c, k = _at(text, "peru")
    assert _words(c.group_right(c.at[k])) == group
    last = next(m for m in c.mentions if m.text == group[-1])
    assert _words(c.group_left(last)) == group


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru met Chile in Rome.", ["Chile"]),
        ("Peru met late Monday in Rome with Chile.", ["Chile"]),
        ("Peru met here with Chile and Ecuador.", ["Chile", "Ecuador"]),
        ("Peru met for the first time with Chile.", ["Chile"]),
        ("Peru met for two hours with Chile.", ["Chile"]),
        ("Peru met with the visiting Chilean president.", ["the visiting Chilean president"]),
        ("Peru met to speak of Chile.", []),
        ("Peru met with its neighbour Chile.", ["Chile"]),
    ],
)
def test_objects(text: str, found: list[str]) -> None:
    c, k = _at(text, "met")
    assert _words(c.object_after(k + 1, ("direct", "with"))) == found
