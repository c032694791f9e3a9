"""Files of every form → the right text, title, outlet and day. The files lie in tests/reading/documents, or are made of the texts here."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dipltrack.model import Article
from dipltrack.reading import FORM_NAMES, Problem, Read, read_inputs
from dipltrack.reading.forms import FORMS
from tests.reading import making

_p = pytest.param
_HERE = Path(__file__).parent / "documents"
_EXPECTED: dict[str, list[dict[str, str | None]]] = json.loads((_HERE / "expected.json").read_text(encoding="utf-8"))

_TITLE = "Ghana and Ivory Coast settle sea border"
_FIRST = (
    "The foreign ministers of Ghana and Ivory Coast met in Accra on Tuesday and settled the last questions about the border between their"
    " waters, which both sides had argued about for more than ten years."
)
_SECOND = (
    "They signed a protocol, and agreed to meet again in Abidjan in June. A long-term fund for fishers will follow, the ministers said."
)
_THIRD = (
    "In 2017 a court had drawn the line. The two presidents will speak by phone on Friday about what it means for fishers and for ships."
)
_BODY = f"{_FIRST}\n\n{_SECOND}"
_PLAIN = f"{_TITLE}\nDate: 2020-05-06\nSource: Gulf Watch\n\n{_BODY}\n".encode()
_ARTICLE = Article(f"{_BODY}\n", _TITLE, date(2020, 5, 6), "Gulf Watch")
_PAGE = (
    f"<!doctype html><html><head><title>{_TITLE}</title><meta property='og:site_name' content='Gulf Watch'></head><body><nav><a href=/>Home</a></nav>"
    f"<article><h1>{_TITLE}</h1><time datetime=2020-05-06>Wednesday</time><p>{_FIRST}</p><p>{_SECOND}</p></article></body></html>"
).encode()
_PAGE_ARTICLE = replace(_ARTICLE, text=_BODY)
_PARAGRAPHS = [_TITLE, "Date: 2020-05-06", "Source: Gulf Watch", _FIRST, _SECOND]
_LINES = [_TITLE, _FIRST, _SECOND]


def _articles(content: bytes, form: str = "auto") -> list[Article]:
    found = list(read_inputs(["-"], stdin=io.BytesIO(content), form=form))
    assert [str(each) for each in found if isinstance(each, Problem)] == []
    return [each.article for each in found if isinstance(each, Read)]


def test_every_file_is_expected_and_there_are_enough() -> None:
    assert sorted(_EXPECTED) == sorted(path.name for path in _HERE.iterdir() if path.suffix != ".json")
    assert len(_EXPECTED) >= 20


@pytest.mark.parametrize("name", sorted(_EXPECTED))
def test_file(name: str) -> None:
    found = list(read_inputs([str(_HERE / name)]))
    assert all(isinstance(each, Read) for each in found), found
    articles = [each.article for each in found if isinstance(each, Read)]
    given = [
        {"title": a.title, "published": a.published.isoformat() if a.published else None, "source": a.source, "url": a.url, "text": a.text}
        for a in articles
    ]
    assert given == _EXPECTED[name]


@pytest.mark.parametrize(
    ("content", "article"),
    [
        _p(making.docx(_PARAGRAPHS), _ARTICLE, id="docx"),
        _p(making.docx(_LINES, title=_TITLE, created="2001-01-01T00:00:00Z"), Article(f"{_TITLE}\n\n{_BODY}", _TITLE), id="docx-title-in-the-text"),
        _p(making.docx(_LINES, title="Template 7"), Article(f"{_TITLE}\n\n{_BODY}"), id="docx-title-of-a-template"),
        _p(
            making.docx([_FIRST], more="<w:p><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>Both</w:t><w:tab/><w:t>left.</w:t></w:r></w:p>"),
            Article(f"{_FIRST}\n\nBoth\tleft."),
            id="docx-without-what-was-deleted",
        ),
        _p(making.pdf(_PARAGRAPHS), _ARTICLE, id="pdf"),
        _p(making.pdf(_LINES, title=_TITLE), Article(f"{_TITLE}\n\n{_BODY}", _TITLE), id="pdf-title-in-the-text"),
        _p(making.pdf(_LINES, title="Microsoft Word - notes.doc"), Article(f"{_TITLE}\n\n{_BODY}"), id="pdf-title-of-a-program"),
        _p(making.pdf([_FIRST, _SECOND], width=60), Article(_BODY), id="pdf-in-a-narrow-column"),
        _p(making.pdf([_FIRST, _SECOND, _THIRD], header="Ministry of Foreign Affairs", pages=3), Article(f"{_BODY}\n\n{_THIRD}"), id="pdf-with-running-heads"),
        _p(making.mail(_BODY, "Settled", "Wed, 6 May 2020 10:00:00 +0000"), Article(_BODY, "Settled", date(2020, 5, 6), "Ministry Press"), id="mail"),
        _p(
            making.mail(_BODY, "Settled", "Wed, 6 May 2020 10:00:00 +0000", attached=b"%PDF-1.4"),
            Article(_BODY, "Settled", date(2020, 5, 6), "Ministry Press"),
            id="mail-with-an-attachment",
        ),
        _p(gzip.compress(_PLAIN), _ARTICLE, id="gz"),
        _p(gzip.compress(_PLAIN[:50]) + gzip.compress(_PLAIN[50:]), _ARTICLE, id="gz-in-two-streams"),
        _p(bz2.compress(_PLAIN), _ARTICLE, id="bz2"),
        _p(lzma.compress(_PLAIN), _ARTICLE, id="xz"),
        _p(making.zipped({"a.txt": _PLAIN, "a.png": b"\x89PNG", "__MACOSX/._a.txt": b"\0", ".b.txt": _PLAIN}), _ARTICLE, id="zip"),
        _p(making.zipped({"in/a.zip": making.zipped({"b.txt": _PLAIN})}), _ARTICLE, id="zip-in-zip"),
        _p(making.zipped({"a.docx": making.docx(_PARAGRAPHS)}), _ARTICLE, id="docx-in-zip"),
        _p(making.zipped({"a.txt.gz": gzip.compress(_PLAIN)}), _ARTICLE, id="gz-in-zip"),
        _p(making.tarred({"a.txt": _PLAIN}), _ARTICLE, id="tar"),
        _p(making.tarred({"./news/a.eml": making.mail(_BODY, "Settled", "Wed, 6 May 2020 10:00:00 +0000")}, mode="w:gz"),
           Article(_BODY, "Settled", date(2020, 5, 6), "Ministry Press"), id="mail-in-tar-gz"),
        _p(making.tarred({"a.txt": _PLAIN}, mode="w:xz"), _ARTICLE, id="tar-xz"),
        _p(making.tarred({"a.txt": _PLAIN}, {"z.txt": "/etc/passwd", "y.txt": "a.txt"}, mode="w:bz2"), _ARTICLE, id="tar-bz2-with-links"),
        _p(gzip.compress(_PAGE), _PAGE_ARTICLE, id="page-in-gz"),
        _p(making.zipped({"a.html": _PAGE, "feed.xml": b"<rss/>"}), _PAGE_ARTICLE, id="page-in-zip"),
        _p(
            making.warc([("https://coast.example/a", "text/html; charset=utf-8", _PAGE)]),
            replace(_PAGE_ARTICLE, url="https://coast.example/a"),
            id="page-in-warc",
        ),
        _p(
            making.mail(_PAGE.decode(), _TITLE, "Wed, 6 May 2020 10:00:00 +0000").replace(b"text/plain", b"text/html"),
            Article(_BODY, _TITLE, date(2020, 5, 6), "Ministry Press"),
            id="mail-with-a-page",
        ),
        _p(
            making.warc([("https://coast.example/a", "text/plain; charset=utf-8", _PLAIN), ("https://coast.example/b.png", "image/png", b"\x89PNG")]),
            Article(_ARTICLE.text, _TITLE, date(2020, 5, 6), "Gulf Watch", "https://coast.example/a"),
            id="warc-gz",
        ),
    ],
)  # fmt: skip
def test_made_file(content: bytes, article: Article) -> None:
    (found,) = _articles(content)
    assert replace(found, text=found.text.strip()) == replace(article, text=article.text.strip())


def test_an_archive_holds_many_and_they_are_named_by_both(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(making.zipped({"a.txt": _PLAIN, "b/list.jsonl": b'{"text": "They met."}\n' * 2, "c.txt": b""}))
    assert [str(found) for found in read_inputs([str(path)])] == [
        f"{path}/a.txt",
        f"{path}/b/list.jsonl:1",
        f"{path}/b/list.jsonl:2",
        f"{path}/c.txt: an empty file",
    ]


def test_told_that_an_archive_is_jsonl_what_is_in_it_is() -> None:
    assert _articles(gzip.compress(b'{"text": "They met."}\n'), "jsonl") == [Article("They met.")]
    assert _articles(gzip.compress(b'{"text": "They met."}\n'), "text") == [Article('{"text": "They met."}\n')]


def test_a_word_file_by_another_name_is_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.zip"
    path.write_bytes(making.zipped({"_rels/.rels": b"<a/>", "word/document.xml": making.zipped({}) and _document()}))
    assert [found.article.text for found in read_inputs([str(path)]) if isinstance(found, Read)] == [_FIRST]


def _document() -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(making.docx([_FIRST]))) as archive:
        return archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("content", "undated"),
    [
        _p(making.pdf(_LINES, created="2020-05-07"), date(2020, 5, 7), id="pdf-information"),
        _p(making.docx(_LINES, created="2020-05-07T08:00:00Z"), date(2020, 5, 7), id="docx-properties"),
        _p(making.pdf(_PARAGRAPHS, created="2020-05-07"), None, id="header-line-goes-before"),
        _p(making.pdf(_LINES), None, id="no-information"),
    ],
)
def test_the_day_of_the_file_is_only_the_last_resort(content: bytes, undated: date | None) -> None:
    (found,) = read_inputs(["-"], stdin=io.BytesIO(content))
    assert isinstance(found, Read)
    assert found.undated == undated
    assert (found.article.published is None) == (found.dated is None)


def test_every_form_is_a_row_and_can_be_told() -> None:
    assert ("auto", *(form.name for form in FORMS)) == FORM_NAMES
    assert len({suffix for form in FORMS for suffix in form.suffixes}) == sum(len(form.suffixes) for form in FORMS)
