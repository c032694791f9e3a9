"""Header blocks and front matter, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.headers import article_from_text

_p = pytest.param
_BODY = "The ministers met on Monday.\n\nThey signed a pact.\n"
_DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        _p(
            f"Title: A\nDate: 2024-05-03\nSource: B\nURL: https://c.example/d\n\n{_BODY}",
            Article(_BODY, "A", _DAY, "B", "https://c.example/d"),
            id="all",
        ),
        _p(f"Published: May 3, 2024\n\n{_BODY}", Article(_BODY, published=_DAY), id="published"),
        _p(f"title : A\nDATE:2024-05-03\n\n{_BODY}", Article(_BODY, "A", _DAY), id="case-and-blanks"),
        _p(f"Title: A\r\nDate: 2024-05-03\r\n\r\n{_BODY}", Article(_BODY, "A", _DAY), id="crlf"),
        _p(f"\n\nTitle: A\n\n\n \n{_BODY}", Article(_BODY, "A"), id="blank-lines-around"),
        _p(f"Title: A\nByline: Jo Doe\nDate: 2024-05-03\n\n{_BODY}", Article(_BODY, "A", _DAY), id="unknown-key-is-passed-over"),
        _p(f"Title: A: the sequel\n\n{_BODY}", Article(_BODY, "A: the sequel"), id="colon-in-the-value"),
        _p(f"Title: A long\n headline\n\n{_BODY}", Article(_BODY, "A long headline"), id="folded-value"),
        _p(f"Date: 2024-05-04\nPublished: 2024-05-03\n\n{_BODY}", Article(_BODY, published=_DAY), id="published-before-date"),
        _p(f"Title:\nHeadline: A\n\n{_BODY}", Article(_BODY, "A"), id="empty-value"),
        _p(f"Title: A\nDate: 2024-05-03\n{_BODY}", Article(_BODY, "A", _DAY), id="no-blank-line-after-it"),
        _p(
            f'---\ntitle: "A"\ndate: 2024-05-03T10:00:00Z\ntags:\n  - pacts\n# draft\n---\n\n{_BODY}',
            Article(_BODY, "A", _DAY),
            id="front-matter",
        ),
        _p(f"---\ntitle: >-\n  A long\n  headline\n...\n{_BODY}", Article(_BODY, "A long headline"), id="front-matter-folded"),
        _p(f"---\r\ntitle: 'A'\r\n---\r\n{_BODY}", Article(_BODY, "A"), id="front-matter-crlf"),
    ],
)
def test_header(text: str, article: Article) -> None:
    assert article_from_text(text) == (article, ())


@pytest.mark.parametrize(
    "text",
    [
        _p(_BODY, id="prose"),
        _p("Ministers sign pact\n\n" + _BODY, id="headline-is-left-to-extraction"),
        _p("Minister: We met.\nReporter: When?\n\n" + _BODY, id="transcript"),
        _p("The minister had one message: peace.\n\n" + _BODY, id="colon-in-prose"),
        _p("# Heading\n\n" + _BODY, id="markdown-heading"),
        _p("---\n\n" + _BODY + "---\nmore\n", id="rules-are-no-front-matter"),
        _p("---\ntitle: never closed\n\n" + _BODY, id="front-matter-without-end"),
        _p("Source: " + "The ministry said that talks went well. " * 20 + "\n\n" + _BODY, id="a-paragraph-is-no-value"),
    ],
)
def test_no_header(text: str) -> None:
    assert article_from_text(text) == (Article(text), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        _p("Title: A\nDate: 2024-05-03\n", "only a header", id="header-alone"),
        _p("---\ntitle: A\n---\n\n \n", "only a header", id="front-matter-alone"),
        _p(" \n\n\t", "no words", id="blank"),
    ],
)
def test_nothing_left_to_read(text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        article_from_text(text)


def test_a_doubtful_date_is_left_out_and_said() -> None:
    article, notes = article_from_text(f"Title: A\nDate: 03/04/2024\n\n{_BODY}")
    assert article == Article(_BODY, "A")
    assert notes == ("publication date '03/04/2024' could be 2024-03-04 or 2024-04-03; not used",)
