"""A verb in its sentence → force, subject, objects and coordinated groups."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import conditional, denied, verb_group, wished
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.subjects import subject_after, subject_of
from tests.extraction.stages import clauses, events

_p = pytest.param


def _at(text: str, word: str) -> tuple[Clauses, int]:
    c = clauses(text)
    return c, c.s.lows.index(word)


def _words(found: Iterable[Mention]) -> list[str]:
    return [m.text for m in found]


def _fails(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


FORCES = [
    ("met", "past", "past", ""),
    ("has met", "past", "past", "has"),
    ("never met", "past", "denied", "never"),
    ("should have met", "past", "weak", "should have"),
    ("meets", "third", "present", ""),
    ("is meeting", "ing", "present", "is"),
    ("will meet", "base", "future", "will"),
    ("would meet", "base", "future", "would"),
    ("will not meet", "base", "cancelled", "will not"),
    ("won't meet", "base", "cancelled", "won't"),
    ("did not meet", "base", "denied", "did not"),
    ("may meet", "base", "weak", "may"),
    ("could meet", "base", "weak", "could"),
    ("must meet", "base", "weak", "must"),
    ("is to meet", "base", "future", "is to"),
    ("is set to meet", "base", "future", "set"),
    ("is due to meet", "base", "future", "due"),
    ("has been scheduled to meet", "base", "future", "scheduled"),
    ("agreed to meet", "base", "future", "agreed"),
    ("agreed on Friday to meet", "base", "future", "agreed"),
    ("plans to meet", "base", "future", "plans"),
    ("is likely to meet", "base", "future", "is to"),
    ("agreed not to meet", "base", "cancelled", "not agreed"),
    ("refused to meet", "base", "cancelled", "refused"),
    ("declined to meet", "base", "cancelled", "declined"),
    ("failed to meet", "base", "denied", "failed"),
    ("is not expected to meet", "base", "weak", "not expected"),
    ("hopes to meet", "base", "weak", "hopes"),
    ("is ready to meet", "base", "weak", "ready"),
    ("was invited to meet", "base", "weak", "invited"),
    ("is reluctant to meet", "base", "weak", "reluctant"),
    ("threatened to meet", "base", "weak", "threatened"),
    ("arrived to meet", "base", "purpose", "arrived"),
    ("flew home to meet", "base", "purpose", "home"),
    _p(
        "cannot meet",
        "base",
        "weak",
        "cannot",
        marks=_fails("'cannot' is a negation and a weak modal; verb_group asks for negations first"),
    ),
    _p(
        "is unlikely to meet",
        "base",
        "weak",
        "unlikely",
        marks=_fails("skip_left passes 'unlikely' for an adverb in -ly, so 'is to' decides"),
    ),
    _p("has yet to meet", "base", "denied", "yet", marks=_fails("'yet to' is governed by nothing in force._infinitive_governed")),
    _p(
        "was unable to meet",
        "base",
        "denied",
        "unable",
        marks=_fails("'unable' is a weak_governor too, and that is asked before the denials"),
    ),
]


@pytest.mark.parametrize(("verb", "form", "force", "why"), FORCES)
def test_force_of_a_verb_group(verb: str, form: str, force: str, why: str) -> None:
    last = verb.split()[-1]
    c, v = _at(f"Peru {verb} Chile.", last)
    got, start, words = verb_group(c, v, form)
    assert (got, words) == (force, why)
    assert _words(subject_of(c, start)) == ["Peru"]


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("Peru denied that its envoy had met Chile.", "met", "denied"),
        ("Peru denied on Monday that its envoy had met Chile.", "met", "denied"),
        ("Peru dismissed a report that it met Chile.", "met", "dismissed"),
        ("Peru's minister denied he had met Chile's envoy.", "met", "denied"),
        ("Peru denied the charge, and it met Chile.", "met", ""),
        ("Peru said that Chile met Ecuador.", "met", ""),
        _p(
            "Peru rejected claims that it met Chile.",
            "met",
            "rejected",
            marks=_fails("'claims' counts as a verb of saying and ends the search"),
        ),
    ],
)
def test_denials(text: str, verb: str, word: str) -> None:
    assert denied(*_at(text, verb)) == word


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("Peru hopes that Chile will visit.", "visit", "hopes"),
        ("Peru proposed that they meet.", "meet", "proposed"),
        ("Peru said that they meet.", "meet", ""),
        ("Peru hopes, and they meet.", "meet", ""),
    ],
)
def test_wishes(text: str, verb: str, word: str) -> None:
    assert wished(*_at(text, verb)) == word


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Unless Chile signs it, Peru leaves.", "signs", True),
        ("Peru asked whether Chile met Ecuador.", "met", True),
        ("If Peru agrees, Chile leaves.", "agrees", True),
        ("Peru met Chile.", "met", False),
        ("Peru left, and Chile met Ecuador.", "met", False),
    ],
)
def test_conditions(text: str, verb: str, found: bool) -> None:
    assert conditional(*_at(text, verb)) is found


@pytest.mark.parametrize(
    "text",
    [
        "Unless Chile signs a pact with Japan, Peru leaves.",
        "It rained. Peru urged Chile to meet Ecuador on Friday.",
        "Peru's president was invited to visit Chile.",
        _p(
            "Peru urged Chile to meet Ecuador on Friday.",
            marks=_fails("force._infinitive takes sentence 0 for a headline even where the text has none"),
        ),
        _p(
            "If Peru agrees, Chile will sign a pact with Japan.",
            marks=_fails("the main clause of a condition is not seen by conditional()"),
        ),
        _p("Peru would sign a pact with Chile if Ecuador wished.", marks=_fails("'would' counts as planned though a condition follows")),
        _p("Reports that Peru had met Chile were denied by Lima.", marks=_fails("a denial after the clause is not seen by denied()")),
        _p("Peru is unlikely to meet Chile on Friday.", marks=_fails("see is unlikely to meet")),
        _p("Peru has yet to meet Chile.", marks=_fails("see has yet to meet")),
    ],
)
def test_no_event_is_asserted(text: str) -> None:
    assert [e for e in events(text) if e.status in ("occurred", "planned")] == []


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
    assert _words(subject_of(*_at(text, verb))) == subject


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
        _p(
            "Peru met for the first time with Chile.", ["Chile"], marks=_fails("clauses.skip_right does not pass over 'for the first time'")
        ),
        ("Peru met for two hours with Chile.", ["Chile"]),
        ("Peru met with the visiting Chilean president.", ["the visiting Chilean president"]),
        ("Peru met to speak of Chile.", []),
        _p("Peru met with its neighbour Chile.", ["Chile"], marks=_fails("clauses.mention_from passes over no noun in apposition")),
    ],
)
def test_objects(text: str, found: list[str]) -> None:
    c, k = _at(text, "met")
    assert _words(c.object_after(k + 1, ("direct", "with"))) == found
