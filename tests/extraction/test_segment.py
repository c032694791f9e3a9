"""Layout → sentences of tokens: where sentences end, and what the tokens know of their place."""

from __future__ import annotations

import pytest

from tests.extraction.stages import document

_p = pytest.param


def _sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in document(text).sentences]


@pytest.mark.parametrize(
    "first",
    [
        "The U.S. President met them.",
        "The U.N. Secretary-General spoke.",
        "He met Joseph R. Biden, Jr. in Rome.",
        "Gen. Ann Lee met Mr. Reed.",
        "Dr. M. K. Rao of India met H.E. Ann Lee.",
        "He met John F. Kennedy.",
        "St. Lucia met St. Kitts.",
        "They met on Jan. 5 in Rome.",
        "They met at 5 p.m. on Monday.",
        "At 10 a.m. President Reed met them.",
        "It was agreed (see No. 5).",
        "They spent $2.5 million.",
        "Is it so?",
        '"Peace now!" Reed said.',
        '"Peace now!" said Reed.',
        'He said: "We met."',
        "The ministers left the U.S.",
        "They met in the U.K.",
        "The ministers met last month.",
        "The ministers met.",
        "They ate fish.",
        "The ministers agreed to it.",
    ],
)
def test_a_sentence_ends_where_it_ends(first: str) -> None:
    assert _sentences(f"{first} They spoke in Peru.") == [first, "They spoke in Peru."]


def test_the_title_comes_first_in_a_paragraph_of_its_own() -> None:
    text = "LIMA (Agency) - The ministers met. They spoke.\n\nThey left."
    found = document(text, "Ministers meet").sentences
    assert [(s.index, s.paragraph, s.where) for s in found] == [(0, 0, "title"), (1, 1, "text"), (2, 1, "text"), (3, 2, "text")]
    assert [text[s.start : s.end] for s in found[1:]] == ["The ministers met.", "They spoke.", "They left."]


def test_a_headline_in_the_text_takes_the_title_s_place() -> None:
    found = document("Ministers meet in Lima\n\nThe ministers met.").sentences
    assert [(s.paragraph, s.where, s.start) for s in found] == [(0, "text", 0), (1, "text", 24)]


def test_a_wrapped_paragraph_is_one() -> None:
    text = "The foreign ministers of Peru and Chile met in the capital on Monday for\ntalks that lasted for hours and ended\nwith a pact."
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        _p("Japan-U.S. talks", ["Japan", "-", "U.S.", "talks"], id="hyphens are tokens"),
        _p("Peru\u2019s 1,500 men", ["Peru", "'s", "1,500", "men"], id="possessive and number"),
        _p("Côte d'Ivoire left", ["Côte", "d'Ivoire", "left"], id="apostrophe inside"),
        _p("the G.C.C.\u00a0met", ["the", "G.C.C.", "met"], id="abbreviation, hard space"),
        _p("He -- they", ["He", "--", "they"], id="double dash"),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    (sentence,) = document(text + " again and again.").sentences
    assert list(sentence.words[: len(words)]) == words
    assert all(sentence.ends[i] - sentence.starts[i] == len(w) for i, w in enumerate(sentence.words))
    assert sentence.lows == tuple(w.lower() for w in sentence.words)


def test_glued_tokens_close_up() -> None:
    (sentence,) = document("The Japan-U.S. pact’s text.").sentences
    assert [sentence.words[i] for i in range(len(sentence)) if sentence.glued(i)] == ["-", "U.S.", "'s", "."]
    assert sentence.text(0, 6) == "The Japan-U.S. pact's"


def _quoted(text: str) -> list[str]:
    return [w for s in document(text).sentences for w, q in zip(s.words, s.quoted, strict=True) if q and w != '"']


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        _p('He said "we met" in Rome.', ["we", "met"], id="straight"),
        _p("He said “we met” in Rome.", ["we", "met"], id="curly"),
        _p("He said we met in Rome.", [], id="none"),
        _p('"We met. We spoke," she said.', ["We", "met", ".", "We", "spoke", ","], id="over two sentences"),
    ],
)
def test_quoted_tokens(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


@pytest.mark.parametrize("text", ["", " \n\n ", "×", "\u200b\n"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert document(text).sentences == ()
