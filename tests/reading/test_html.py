"""Web pages: paragraphs, lists and tables; where the day of publication is read; encodings; pages that mean harm."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipltrack.errors import UnreadableInput
from dipltrack.reading.html import read_html
from dipltrack.reading.values import Read

_p = pytest.param
SENTENCES = [
    "The foreign ministers of Norway and Kenya met in Oslo on Thursday to talk about fish and about ports.",
    "They signed a memorandum on the training of pilots, which is to begin in the autumn of next year.",
    "“We have looked away for too long,” Ms Solheim told reporters after the ceremony on the quay.",
    "Mr Otieno said that his government would send a delegation to Bergen before the end of the month.",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEXT = "\n\n".join(SENTENCES)


def page(head: str = "", body: str = BODY, before: str = "", html: str = "") -> Read:
    content = f"<!doctype html><html {html}><head><title>Talks in Oslo</title>{head}</head><body><h1>Talks in Oslo</h1>{before}<article>{body}</article></body></html>"
    return read_html("a.html", content.encode())


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        _p(BODY, TEXT, id="paragraphs"),
        _p(BODY.replace("fish and", "fish\n   and"), TEXT, id="lines that the source wraps"),
        _p(BODY.replace("Ms Solheim", "<b>Ms <a href=/s>Solheim</a></b>"), TEXT, id="marked words"),
        _p("<br><br>".join(SENTENCES), TEXT, id="paragraphs made of line breaks"),
        _p(BODY + "<ul><li>Ports</li><li>Fish and <i>chips</i></li></ul>", f"{TEXT}\n\nPorts\nFish and chips", id="list"),
        _p(
            BODY + "<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2023</td><td>4 million</td></tr></table>",
            f"{TEXT}\n\nYear | Crowns\n2023 | 4 million",
            id="table",
        ),
        _p(f"<table><tr><td>{BODY}</td></tr></table>", TEXT, id="table for layout"),
        _p("<script>met()</script><style>p{}</style><!-- they met -->" + BODY, TEXT, id="scripts, styles and comments"),
        _p(f"<p>3 May 2024</p><p>By Marit Aas</p>{BODY}<p>Read also: The port</p>", TEXT, id="furniture inside the text"),
        _p(f"<p>Talks in Oslo</p>{BODY}", TEXT, id="the headline again"),
    ],
)
def test_text(body: str, text: str) -> None:
    assert page(body=body).article.text == text


_PROPERTY = '<meta property="article:published_time" content="2024-05-02T09:00:00Z">'
_NAME = '<meta name="pubdate" content="1 May 2024">'
_TIME = '<time datetime="2024-04-30">30 April</time>'
_LINE = '<div class="date">29 April 2024</div>'
_LD = ld('{"@type": "NewsArticle", "datePublished": "2024-05-03T23:30:00-04:00"}')


@pytest.mark.parametrize(
    ("head", "before", "day", "dated"),
    [
        _p(_NAME + _PROPERTY + _LD, _LINE + _TIME, "2024-05-03", "JSON-LD datePublished", id="JSON-LD first, in its own time zone"),
        _p(_NAME + _PROPERTY, _LINE + _TIME, "2024-05-02", "meta article:published_time", id="then OpenGraph"),
        _p(_NAME, _LINE + _TIME, "2024-05-01", "meta pubdate", id="then other meta"),
        _p("", _LINE + _TIME, "2024-04-30", "<time>", id="then time"),
        _p("", _LINE, "2024-04-29", "date line", id="then a line that the page calls its date"),
        _p("", "", None, None, id="else unknown"),
        _p(ld('{"@type":"Article","dateModified":"2024-05-03"}') + '<meta property="article:modified_time" content="2024-05-03">', "", None, None, id="never that of a change"),
        _p("", '<time class="updated" datetime="2024-05-03">3 May</time>', None, None, id="nor a time of a change"),
        _p("", "<footer><time datetime='2026-01-01'>1 January</time></footer>", None, None, id="nor one of the footer"),
        _p("", "<div class='related'><div class='date'>1 May 2024</div></div>", None, None, id="nor one of another article"),
        _p(ld('{"@type":"Event","datePublished":"2024-05-03"}'), "", None, None, id="nor one of another thing"),
        _p(ld('{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2024-05-03"}]}'), "", "2024-05-03", "JSON-LD datePublished", id="in a graph"),
        _p(ld('[{"@type":"BlogPosting","datePublished":"2024-05-03"}]'), "", "2024-05-03", "JSON-LD datePublished", id="in a list"),
        _p(ld("{broken") + ld("[" * 5_000) + _NAME, "", "2024-05-01", "meta pubdate", id="broken blocks are passed over"),
        _p('<meta property="article:published_time" content="soon">' + _NAME, "", "2024-05-01", "meta pubdate", id="a date that is none is passed over"),
        _p("", '<p class="posted-on">Published on Friday, May 3rd, 2024 at 10:15</p>', "2024-05-03", "date line", id="ordinal and clock"),
        _p("", '<p class="published">Updated 4 May 2024</p>', None, None, id="a date line of a change"),
        _p("", '<p class="date">03/04/2024</p>', None, None, id="a day that could be two"),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, before: str, day: str | None, dated: str | None) -> None:
    read = page(head, before=before)
    assert (read.article.published, read.dated) == (date.fromisoformat(day) if day else None, dated)


def test_a_day_that_is_not_used_is_told() -> None:
    assert page(before='<p class="date">03/04/2024</p>').notes == (
        "publication date '03/04/2024' could be 2024-03-04 or 2024-04-03; not used",
    )


_SITE = '<meta property="og:site_name" content="Coast Herald">'


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        _p(_SITE + ld('{"@type":"NewsArticle","publisher":{"name":"Coast Media"}}'), "source", "Coast Herald", id="site name"),
        _p(ld('{"@type":"NewsArticle","publisher":{"name":"Coast Media"}}'), "source", "Coast Media", id="publisher"),
        _p("", "source", None, id="no outlet"),
        _p(_SITE + '<meta property="og:title" content="Talks in Oslo - Coast Herald">', "title", "Talks in Oslo", id="title without the outlet"),
        _p(ld('{"@type":"NewsArticle","headline":"Talks &amp; fish"}'), "title", "Talks & fish", id="headline of JSON-LD"),
        _p(ld('{"@type":"NewsArticle","author":[{"name":"Marit Aas"},{"name":"Per Lund"}]}'), "author", "Marit Aas, Per Lund", id="authors"),
        _p('<meta name="author" content="By Marit Aas">', "author", "Marit Aas", id="author"),
        _p('<meta property="article:author" content="https://social.example/aas">', "author", None, id="a profile is no name"),
        _p('<link rel="canonical" href="https://coast.example/a">', "url", "https://coast.example/a", id="canonical"),
        _p('<link rel="canonical" href="javascript:alert(1)">', "url", None, id="no script for an address"),
        _p('<meta property="og:url" content="https://coast.example/b">', "url", "https://coast.example/b", id="address of OpenGraph"),
    ],
)  # fmt: skip
def test_metadata(head: str, field: str, value: str | None) -> None:
    assert getattr(page(head).article, field) == value


@pytest.mark.parametrize(("html", "language"), [('lang="en-GB"', "en"), ('xml:lang="no"', None), ('lang="%%"', None), ("", None)])
def test_declared_language(html: str, language: str | None) -> None:
    assert page(html=html).article.language == language


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        _p("/a", "https://www.coast.example/a", id="relative"),
        _p("https://coast.example/a", "https://coast.example/a", id="the same site"),
        _p("https://other.example/a", "https://www.coast.example/found?utm=1", id="another site's is not believed"),
    ],
)
def test_where_a_page_was_found(canonical: str, url: str) -> None:
    content = (
        f'<html><head><title>Talks</title><link rel="canonical" href="{canonical}"></head><body><article>{BODY}</article></body></html>'
    )
    article = read_html("a", content.encode(), url="https://www.coast.example/found?utm=1").article
    assert (article.url, article.source) == (url, url.split("/")[2].removeprefix("www."))


@pytest.mark.parametrize(
    ("declared", "charset", "encoding"),
    [
        _p("utf-8", None, "utf-8", id="as declared"),
        _p("iso-8859-1", None, "utf-8", id="UTF-8 that calls itself Latin-1"),
        _p("iso-8859-1", None, "cp1252", id="Windows-1252 that calls itself Latin-1"),
        _p("", "windows-1252", "cp1252", id="as the server says"),
        _p("utf-8", None, "cp1252", id="Windows-1252 that calls itself UTF-8"),
        _p("no-such-code", "unknown-8bit", "cp1252", id="encodings that do not exist"),
        _p("rot13", "zip", "utf-8", id="names that mean something else to Python"),
    ],
)
def test_encodings(declared: str, charset: str | None, encoding: str) -> None:
    content = f'<html><head><meta charset="{declared}"><title>Talks in Tromsø</title></head><body><article>{BODY}</article></body></html>'
    article = read_html("a", content.encode(encoding), charset=charset).article
    assert (article.title, article.text) == ("Talks in Tromsø", TEXT)


_MANY = 100_000


@pytest.mark.parametrize(
    "content",
    [
        _p("<div>" * _MANY + BODY, id="100,000 nested divisions"),
        _p("<b>" * _MANY + BODY, id="100,000 nested letters"),
        _p("<table><tr><td>" * 30_000 + BODY, id="nested tables"),
        _p("<a href=x>" * _MANY + BODY, id="nested links"),
        _p(f"<article class='{'x ' * 5_000_000}'>{BODY}", id="an attribute of 10 MB"),
        _p(f"<p {' '.join(f'a{n}' for n in range(200_000))}>{BODY}", id="200,000 attributes"),
        _p(("<p " + " ".join(f"a{n:x}" for n in range(800)) + ">x") * 2_400 + BODY, id="many attributes many times"),
        _p(f"<script>{'met();' * 1_600_000}</script>{BODY}", id="a script of 10 MB"),
        _p(f"{BODY}<p>{'&amp;' * 500_000}", id="entities without end"),
        _p(BODY * 25_000, id="more elements than any page has"),
        _p(f"{BODY}<!--{'x' * 9_000_000}", id="a comment that does not end"),
        _p(BODY + "<" * 1_000_000, id="a million brackets"),
        _p("<h1>a</h1>" * 8_000 + BODY, id="8,000 headlines"),
        _p(f"<h1>{'a ' * 1_000_000}</h1>{BODY}", id="a headline of 2 MB"),
        _p(f"<p class=date>{'1 May ' * 200_000}</p>{BODY}", id="a date of 1 MB"),
        _p(ld("[" * 900_000) + BODY, id="nested JSON-LD"),
        _p("\0".join(BODY), id="NUL after every character"),
        _p("\x1b]0;owned\x07\u202e" + BODY, id="escape sequences"),
    ],
)
def test_a_page_that_means_harm_is_read_or_refused_in_time(content: str) -> None:
    start = time.process_time()
    try:
        article = read_html("a", f"<html><head><title>A</title></head><body>{content}".encode()).article
    except UnreadableInput as error:
        assert "\n" not in str(error)
    else:
        assert article.text.strip() and "\0" not in article.text and len(article.title or "") <= 1_000
    assert time.process_time() - start < 12


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        _p(b"", "can't be taken apart", id="nothing"),
        _p(b"<html></html>", "without an article", id="an empty page"),
        _p(b"<html><body><nav><a href=/>Home</a></nav></body></html>", "without an article", id="nothing but links"),
        _p(b"\0\0\0", "can't be taken apart", id="nothing but NUL"),
        _p(b"<p>" + b"word " * 1_050_000, "more than 5 MB", id="an article of 5.2 MB"),
    ],
)
def test_a_page_without_an_article(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read_html("a", content)


_TAGS = st.sampled_from(["<p>", "</p>", "<div class=date>", "<table><tr><td>", "<br><br>", "<h1>", "<meta property=og:title content='", "'>", "<!--", "<script>", "&#0;", "&bogus;", "<time datetime=", ">", ld('{"@type":"Article","headline":[1]}'), BODY])  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(
    st.lists(_TAGS | st.text(max_size=20) | st.characters(exclude_categories=[]), max_size=30),
    st.sampled_from([None, "utf-8", "euc_jp", "x"]),
)
def test_any_page(pieces: list[str], charset: str | None) -> None:
    try:
        article = read_html("a", "".join(pieces).encode(errors="replace"), charset=charset).article
    except UnreadableInput as error:
        assert "\n" not in str(error)
    else:
        for text in (article.text, article.title or "", article.source or "", article.author or ""):
            text.encode()
            assert "\0" not in text
