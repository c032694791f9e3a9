"""A verb in its sentence → its force, what denies, wishes or conditions it, and sentences that assert nothing."""

from __future__ import annotations

import pytest

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import conditional, denied, verb_group, wished
from dipltrack.extraction.subjects import subject_of
from tests.extraction.stages import clauses, events

_p = pytest.param


def _at(text: str, word: str) -> tuple[Clauses, int]:
    c = clauses(text)
    return c, c.s.lows.index(word)


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
    ("is likely to meet", "base", "future", "likely"),
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
    ("cannot meet", "base", "weak", "cannot"),
    ("is unlikely to meet", "base", "weak", "unlikely"),
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
    assert [m.text for m in subject_of(c, start)] == ["Peru"]


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
        "Peru urged Chile to meet Ecuador on Friday.",
        "If Peru agrees, Chile will sign a pact with Japan.",
        "Peru would sign a pact with Chile if Ecuador wished.",
        _p("Reports that Peru had met Chile were denied by Lima.", marks=_fails("a denial after the clause is not seen by denied()")),
        "Peru is unlikely to meet Chile on Friday.",
        "Peru has yet to meet Chile.",
    ],
)
def test_no_event_is_asserted(text: str) -> None:
    assert [e for e in events(text) if e.status in ("occurred", "planned")] == []
