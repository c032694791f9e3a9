"""What `extract` promises of every result: reasons, rejected candidates, mentions, true spans, one answer, no exception."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dipltrack.extracted import Extraction
from dipltrack.extraction import extract
from dipltrack.model import Article, Event
from dipltrack.reading import Read, read_inputs
from tests.extraction.stages import MONDAY

_p = pytest.param
_FILES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))


def _article(path: Path) -> Article:
    (found,) = read_inputs([str(path)])
    assert isinstance(found, Read)
    return found.article


@pytest.fixture(scope="module", params=_FILES, ids=[f.stem for f in _FILES])
def result(request: pytest.FixtureRequest) -> Extraction:
    return extract(_article(request.param), why=True)


def _source(found: Extraction, where: str) -> str:
    return found.article.text if where == "text" else found.article.title or ""


def _check_spans(found: Extraction) -> None:
    for e in found.events:
        assert e.evidence
        for v in e.evidence:
            assert v.text and _source(found, v.where)[v.start : v.end] == v.text
    for r in found.rejected:
        assert _source(found, r.where)[r.start : r.end] == r.text
    for m in found.mentions:
        assert 0 <= m.start < m.end <= len(_source(found, m.where))


def test_there_are_sample_articles() -> None:
    assert len(_FILES) >= 10


def test_spans_are_true(result: Extraction) -> None:
    _check_spans(result)


def test_the_words_of_a_mention_are_those_of_its_span(result: Extraction) -> None:
    for m in result.mentions:
        plain = " ".join(_source(result, m.where)[m.start : m.end].replace("\u2019", "'").replace("\xa0", " ").split())
        assert "".join(plain.split()) == "".join(m.text.split())


def test_the_same_article_gives_the_same_events(result: Extraction) -> None:
    again = extract(result.article, why=True)
    assert again == result
    assert [e.reasons for e in again.events] == [e.reasons for e in result.events]


def test_why_changes_no_event(result: Extraction) -> None:
    plain = extract(result.article)
    assert plain.events == result.events
    assert plain.rejected == () and plain.mentions == ()


def test_a_title_given_apart_is_never_cut_into_the_text(result: Extraction) -> None:
    titled = extract(replace(result.article, title="Ministers meet again"), why=True)
    _check_spans(titled)
    assert titled.title == "Ministers meet again"


def test_every_event_explains_itself(result: Extraction) -> None:
    for e in result.events:
        fields = [r.field for r in e.reasons]
        assert {"kind", "status", "date", "confidence"} <= set(fields)
        assert fields.count("participant") == len(e.participants) > 0
        assert ("place" in fields) is (e.place is not None)
        assert all(r.rule for r in e.reasons)
        assert 0 < e.confidence < 1


def test_confidence_is_the_sum_of_its_reasons_through_the_logistic_curve(result: Extraction) -> None:
    for e in result.events:
        total = sum(r.weight for r in e.reasons if r.field == "confidence")
        assert e.confidence == pytest.approx(1 / (1 + math.exp(-total)), abs=0.01)


def test_rejected_candidates_give_a_reason_and_their_frame(result: Extraction) -> None:
    assert all(r.reason and r.rule and r.text for r in result.rejected)


def test_every_country_of_an_event_has_a_basis(result: Extraction) -> None:
    assert [p for e in result.events for p in e.participants if p.country and not p.basis] == []


def test_the_sample_articles_hold_events_of_every_kind() -> None:
    found: list[Event] = [e for f in _FILES for e in extract(_article(f)).events]
    assert {e.kind for e in found} == {"meeting", "agreement", "pledge"}
    assert {"occurred", "planned", "cancelled", "denied"} == {e.status for e in found}


_WORDS = (
    "Peru Chile's Japan-U.S. U.S. NATO President Foreign Minister ministers Ana Rey Luis Paz met meet will to talks the a and who he they his counterpart in Lima Rome "
    "visit called off not denied if after with of for deputy said on Monday Sunday's yesterday 2024 $5 million pledged agreed that hosted summit ASEAN two leaders both "
    "sides “we” it ’s é İ ß 三 next since last by March week month year 31 Feb 0 9999 two-plus-two trilateral - — : ; , . ( ) ' \" \u00a0 \u200b × LIMA (AP) /TASS/ July 3 ² Jr. signed held reached"
).split(" ")
_ENDS = (".", "", " visit", " talks", " meeting", " summit", " treaty", " pact", " deal", " ceasefire", " joint statement", " pledge")
_SALAD = st.builds(lambda words, end: " ".join(words) + end, st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from(_ENDS))
_OPENING = st.sampled_from(
    "Peru and Chile|Japan's foreign minister|Ana Rey and Luis Paz|She|Since they and Chile|Peru left after he and Luis Paz".split("|")
)
_VERB = st.sampled_from(
    "met|signed|will sign|held|agreed on|pledged|said they met|reached|did not meet|told reporters he met|visited".split("|")
)
_EVENT = st.builds(
    lambda *parts: " ".join(parts[:-1]) + parts[-1],
    _OPENING,
    _VERB,
    st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join),
    st.sampled_from(_ENDS),
)
_DAYS = st.sampled_from([None, MONDAY, date.min, date.max])


@settings(max_examples=150, deadline=None)
@example(text="President Peru Ana ,", title=None, published=None)  # a name, a comma, and nothing after it
@given(text=_SALAD | _EVENT | st.text(max_size=120), title=st.none() | _SALAD, published=_DAYS)
def test_any_text_is_read_and_every_span_is_true(text: str, title: str | None, published: date | None) -> None:
    found = extract(Article(text, title=title, published=published), why=True)
    _check_spans(found)
    assert extract(found.article, why=True) == found


@pytest.mark.parametrize(
    "text",
    [
        _p("Peru and Chile met and signed treaty", id="ends with the noun"),
        _p("Peru and Chile reached a deal", id="ends with an article and the noun"),
        _p("Since they and Chile said they met, Peru left.", id="a pair under since"),
        _p("Peru left after he and Luis Paz said they met.", id="a pair under after"),
        _p("President Jr. of Peru met Chile's president on Monday.", id="a name that is only Jr."),
        _p("Peru met Chile on ² May 2024.", id="a raised digit"),
    ],
)
def test_odd_texts_raise_nothing(text: str) -> None:
    extract(Article(text, published=MONDAY))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\x00", "." * 500, "(" * 300, '"' * 301, "Peru " * 300, "met " * 300, "of Peru and " * 100, "\ud800"]
)
def test_degenerate_texts(text: str) -> None:
    assert extract(Article(text, published=MONDAY), why=True).events == ()
