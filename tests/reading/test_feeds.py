"""RSS and Atom from a real server: entries with their text, entries that lead to a page, links that lead elsewhere, XML that means harm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dipltrack.model import Article
from dipltrack.reading import Problem, Read, Web, read_fetched, read_inputs
from dipltrack.reading.web import Fetched, Fetcher
from tests.reading import making
from tests.reading.server import Handler, Site, running_site
from tests.reading.test_html import BODY, TEXT

_p = pytest.param
LONG = BODY * 2
LONG_TEXT = f"{TEXT}\n\n{TEXT}"
_RSS = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def rss(*items: str, title: str = "Coast Herald: World") -> str:
    return f"{_RSS}<channel><title>{title}</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def atom(*entries: str) -> str:
    written = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry of Ponds</title>{written}</feed>'


def full(text: str = LONG) -> str:
    return f"<content:encoded><![CDATA[{text}]]></content:encoded>"


def read(content: str | bytes, url: str = "https://coast.example/feed", known: tuple[str, ...] = ()) -> list[Read | Problem]:
    fetched = Fetched(url, content.encode() if isinstance(content, str) else content, "application/rss+xml")
    return list(read_fetched("feed", fetched, Web(Fetcher(allow_private=True), known.__contains__), "feed"))


@pytest.mark.parametrize(
    ("feed", "article"),
    [
        _p(
            rss(f"<title>Talks &amp;amp; fish</title><link>/a</link><pubDate>Fri, 03 May 2024 23:10:00 -0400</pubDate><dc:creator>Marit Aas</dc:creator>{full()}"),
            Article(LONG_TEXT, "Talks & fish", date(2024, 5, 3), "Coast Herald: World", "https://coast.example/a", author="Marit Aas"),
            id="RSS, the day as written and not in UTC",
        ),
        _p(
            atom(
                '<title type="html">Talks &lt;b&gt;end&lt;/b&gt;</title><link rel="self" href="https://ponds.example/self"/><link href="https://ponds.example/a"/>'
                f'<updated>2024-05-09T00:00:00Z</updated><published>2024-05-03T23:00:00-04:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content>'
            ),
            Article(LONG_TEXT, "Talks end", date(2024, 5, 3), "Ministry of Ponds", "https://ponds.example/a"),
            id="Atom",
        ),
        _p(atom(f'<title>Talks</title><updated>2024-05-09T00:00:00Z</updated><content type="text">{LONG_TEXT}</content>'), Article(LONG_TEXT, "Talks", None, "Ministry of Ponds"), id="no date but that of a change"),
        _p(rss(f'<guid isPermaLink="true">https://coast.example/g</guid>{full()}'), Article(LONG_TEXT, None, None, "Coast Herald: World", "https://coast.example/g"), id="an address as id"),
        _p(rss(f"<title>Caf&eacute; talks &nosuch; & more</title>{full()}"), Article(LONG_TEXT, "Café talks &nosuch; & more", None, "Coast Herald: World"), id="broken XML, entities of HTML"),
        _p(
            f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old News</title></channel><item><title>Talks</title><link>https://old.example/a</link><dc:date>2003-05-03T10:00:00Z</dc:date>{full()}</item></rdf:RDF>',
            Article(LONG_TEXT, "Talks", None, "Old News", "https://old.example/a"),
            id="RSS 1.0, whose date may be of a change",
        ),
    ],
)  # fmt: skip
def test_an_entry_with_its_text(feed: str, article: Article) -> None:
    (found,) = read(feed)
    assert isinstance(found, Read), found
    assert found.article == article
    assert found.origin == "feed, entry 1"
    assert found.dated == ("feed" if article.published else None)


def test_a_link_is_followed_where_the_feed_has_no_text(site: Site) -> None:
    dated = '<meta property="article:published_time" content="2024-05-02T09:00:00Z"><meta name="author" content="Per Lund">'
    own = site.page("/own", f"<html><head><title>On the page</title>{dated}</head><body><article>{BODY}</article></body></html>")
    bare = site.page("/bare", f"<html><head><title>On the page</title></head><body><article>{BODY}</article></body></html>")
    entry = "<title>In the feed</title><link>{}</link><pubDate>Fri, 03 May 2024 10:00:00 +0000</pubDate><description>A short teaser.</description>"
    first, second = read(rss(entry.format(own), entry.format(bare)))
    assert isinstance(first, Read) and isinstance(second, Read)
    assert first.article == Article(TEXT, "In the feed", date(2024, 5, 2), "Coast Herald: World", own, author="Per Lund")
    assert (second.article.published, second.dated) == (date(2024, 5, 3), "feed")


def test_what_is_known_is_not_fetched(site: Site) -> None:
    pages = [site.page(f"/{n}", f"<html><head><title>A</title></head><body><article>{BODY}</article></body></html>") for n in (1, 2)]
    (found,) = read(rss(*(f"<link>{page}</link>" for page in pages)), known=(pages[0],))
    assert isinstance(found, Read) and found.article.url == pages[1]
    assert site.paths == ["/2"]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        _p("<link>file:///etc/passwd</link>", "'file://etc/passwd' is not fetched: only http and https addresses are", id="file"),
        _p(f"<link>javascript:alert(1)</link>{full()}", "'javascript:alert(1)' is not fetched: only http and https addresses are", id="javascript, text or not"),
        _p("<link>data:text/html,%3Cp%3Ehi</link>", "'data:text/html,%3Cp%3Ehi' is not fetched: only http and https addresses are", id="data"),
        _p("<title>Talks</title>", "neither a text nor a link to one", id="nothing but a title"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_a_problem_and_the_next_is_read(item: str, reason: str) -> None:
    problem, found = read(rss(item, full()))
    assert problem == Problem("feed, entry 1", reason)
    assert isinstance(found, Read)


def test_an_entry_that_leads_into_the_own_network_is_refused(site: Site) -> None:
    fetched = Fetched("https://coast.example/feed", rss(f"<link>{site.url}/admin</link>").encode(), "")
    (problem,) = read_fetched("feed", fetched, Web(Fetcher()), "feed")
    assert "private address" in str(problem) and site.paths == []


def test_a_feed_that_leads_to_itself_ends(site: Site) -> None:
    url = site.page("/feed", "", "application/rss+xml")
    site.page("/feed", rss(f"<link>{url}</link>"), "application/rss+xml")
    (problem,) = read_inputs([url], allow_private=True)
    assert str(problem) == f"{url}, entry 1: {url}: a feed, where an article should be"
    assert site.paths == ["/feed", "/feed"]


_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><rss version="2.0"><channel><title>&i;</title><item><title>&i;</title></item></channel></rss>'
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        _p(_LAUGHS, "a feed that defines entities of its own, as attacks do; not read", id="a billion laughs"),
        _p('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>', "a feed that defines entities of its own, as attacks do; not read", id="a file as entity"),
        _p(_RSS + "<channel><title>t</title>" + "<a>" * 1_000_000, "a feed without entries", id="a million nested tags"),
        _p(_RSS + "<channel>" + "<item/>" * 200_000, "a feed of more than 100,000 elements; not read", id="more entries than any feed has"),
        _p(f'{_RSS}<channel x="{"a" * 4_000_000}"></channel></rss>', "a feed without entries", id="an attribute of 4 MB"),
        _p(rss("a" * 5_000_001), "more than 5 MB, too long for one article; split it up", id="5 MB"),
        _p(rss(), "a feed without entries", id="no entries"),
        _p("<html><body>They met.</body></html>", "not an RSS or Atom feed", id="a web page"),
        _p("They met.", "not an RSS or Atom feed", id="no XML at all"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_one_problem_in_time(content: str, reason: str) -> None:
    start = time.process_time()
    assert read(content) == [Problem("feed", reason)]
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("opening", "form"),
    [
        _p('<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- ours -->\n', "feed", id="after declarations"),
        _p("\n\n", "feed", id="after blank lines"),
    ],
)
def test_a_feed_in_a_file_is_recognised(opening: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "world.xml"
    path.write_text(opening + rss(full()).removeprefix('<?xml version="1.0"?>'), encoding="utf-8")
    (found,) = read_inputs([str(path)])
    assert isinstance(found, Read) and found.article.source == "Coast Herald: World"


def test_other_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<?xml version="1.0"?><urlset><url/></urlset>')
    assert [str(found) for found in read_inputs([str(path)])] == [f"{path}: XML, but neither a web page nor a feed"]


@pytest.mark.parametrize(
    ("kind", "body", "read_as"),
    [
        _p("text/html", f"<html><head><title>A</title></head><body><article>{BODY}</article></body></html>", TEXT, id="page"),
        _p("text/plain", f"<!doctype html><title>A</title><article>{BODY}</article>", TEXT, id="page that calls itself text"),
        _p("application/octet-stream", rss(full()), LONG_TEXT, id="feed that calls itself nothing"),
        _p("text/plain", "Date: 2024-05-03\n\nThey met in Oslo.", "They met in Oslo.", id="text"),
        _p("text/html", making.docx(["They met in Oslo."]), "They met in Oslo.", id="Word file that calls itself a page"),
        _p("application/zip", making.zipped({"a.txt": b"They met in Oslo."}), "They met in Oslo.", id="archive"),
        _p("application/json", '{"text": "They met in Oslo."}', "They met in Oslo.", id="JSONL"),
    ],
)
def test_what_an_address_gives_is_known_by_its_bytes(kind: str, body: str | bytes, read_as: str, site: Site) -> None:
    url = site.page("/", body, kind)
    (found,) = read_inputs([url], allow_private=True)
    assert isinstance(found, Read), found
    assert found.article.text == read_as


def test_an_address_is_the_articles_and_its_host_the_outlet(site: Site) -> None:
    site.redirect("/short", "/talks")
    site.page("/talks", f"<html><head><title>A</title></head><body><article>{BODY}</article></body></html>")
    (found,) = read_inputs([f"{site.url}/short"], allow_private=True)
    assert isinstance(found, Read)
    assert (found.origin, found.article.url, found.article.source) == (f"{site.url}/short", f"{site.url}/talks", "127.0.0.1")


def test_one_bad_address_does_not_stop_the_next(site: Site) -> None:
    site.page("/b", b"", "text/html")

    def broken(handler: Handler) -> None:
        handler.wfile.write(b"nonsense\r\n\r\n")

    site.route("/c", broken)
    found = [str(each) for each in read_inputs([f"{site.url}/{name}" for name in "abc"], allow_private=True)]
    assert found == [
        f"{site.url}/a: the server says 404: no such page",
        f"{site.url}/b: the server sent nothing",
        f"{site.url}/c: 127.0.0.1 broke the connection off, or does not speak HTTP; try later",
    ]
