"""`feeds`, and addresses on the command line, against a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.cli.conftest import Commands
from tests.reading.server import Handler, Site, running_site
from tests.reading.test_feeds import full, rss

_p = pytest.param
_MEETING = "<p>Norwegian Foreign Minister Ingrid Solheim met Kenyan Foreign Minister Peter Otieno in Oslo on Thursday, her office said.</p>"
_REST = "".join(
    f"<p>It was their {{}} meeting of the year, and in hour {hour} they spoke about fish, ports and the pilots who are to be trained in Bergen.</p>"
    for hour in "one two three four five".split()
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def item(number: int) -> str:
    text = full(_MEETING + _REST.replace("{}", f"{number}th"))
    return f"<title>Talks {number}</title><link>/{number}</link><pubDate>Fri, 03 May 2024 10:00:00 +0000</pubDate>{text}"


def conditional(site: Site, path: str, body: str) -> str:
    """A feed that is sent once, and then only said to be unchanged."""

    def route(handler: Handler) -> None:
        unchanged = handler.headers["If-None-Match"] == '"one"'
        handler.send_response(304 if unchanged else 200)
        handler.send_header("ETag", '"one"')
        handler.end_headers()
        if not unchanged:
            handler.wfile.write(body.encode())

    return site.route(path, route)


def test_a_feed_is_followed_fetched_and_asked_only_for_news(site: Site, dipltrack: Commands) -> None:
    url = conditional(site, "/feed", rss(item(1), item(2)))
    added = dipltrack(f"feeds add {url} --name coast")
    assert (added.stdout, added.code) == ("Following 'coast'. Read what is in it: dipltrack feeds fetch coast\n", 0)
    assert site.paths == []
    fetched = dipltrack("feeds fetch --allow-private")
    assert (fetched.stdout.splitlines()[0], fetched.stderr, fetched.code) == ("Added 2 articles, 1 event: 1 meeting.", "", 0)
    again = dipltrack("feeds fetch coast --allow-private -v")
    assert (again.stdout, again.code) == ("Nothing new in the feed.\n", 0)
    assert "coast: not changed since it was fetched last" in again.stderr
    assert [row["command"] for row in json.loads(dipltrack("log --json").stdout)] == ["feeds fetch", f"feeds add {url}"]


def test_a_fetch_is_undone_whole(site: Site, dipltrack: Commands) -> None:
    dipltrack(f"feeds add {site.page('/feed', rss(item(1), item(2)))}")
    dipltrack("feeds fetch --allow-private")
    dipltrack("undo")
    assert dipltrack("articles --csv").stdout.count("\n") == 1
    assert json.loads(dipltrack("feeds --json").stdout)[0]["name"] == "127.0.0.1"


def test_only_what_is_new_is_stored(site: Site, dipltrack: Commands) -> None:
    dipltrack(f"feeds add {site.page('/feed', rss(item(1)))}")
    dipltrack("feeds fetch --allow-private")
    site.page("/feed", rss(item(2), item(1)))
    assert dipltrack("feeds fetch --allow-private").stdout.startswith("Added 1 article, ")
    assert dipltrack("feeds fetch --allow-private").stdout == "Nothing new in the feed.\n"


def test_a_feed_that_failed_is_told_and_the_next_is_fetched(site: Site, dipltrack: Commands) -> None:
    dipltrack(f"feeds add {site.url}/gone --name a")
    dipltrack(f"feeds add {conditional(site, '/feed', rss(item(1), '<link>file:///etc/passwd</link>'))} --name b")
    outcome = dipltrack("feeds fetch --allow-private")
    assert outcome.code == 4
    assert outcome.stderr.splitlines() == [
        "a: the server says 404: no such page",
        "b, entry 2: 'file://etc/passwd' is not fetched: only http and https addresses are",
    ]
    listed = {row["name"]: row["error"] for row in json.loads(dipltrack("feeds list --json").stdout)}
    assert listed == {
        "a": "the server says 404: no such page",
        "b": "'file://etc/passwd' is not fetched: only http and https addresses are",
    }
    assert "never" not in dipltrack("feeds").stdout
    dipltrack("feeds fetch b --allow-private")
    assert site.paths.count("/feed") == 2 and "If-None-Match" not in dict(site.requests[-1][1]), "what failed is tried again"
    assert dipltrack("feeds fetch a --allow-private").code == 1


@pytest.mark.parametrize(
    ("line", "said", "code"),
    [
        _p("feeds add world", "Error: Can't read 'world' as the address of a feed. Write it whole, as in https://news.example/feed.xml\n", 2, id="no address"),
        _p("feeds remove coast", "Error: No feed called 'coast'. There are: none yet: dipltrack feeds add URL\n", 3, id="unknown"),
        _p("feeds fetch", "No feed is followed yet. Add one: dipltrack feeds add URL\n", 0, id="nothing to fetch"),
        _p("feeds list", "No feed is followed yet. Add one: dipltrack feeds add URL\n", 0, id="nothing to list"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("recorded")
def test_without_a_feed(line: str, said: str, code: int, dipltrack: Commands) -> None:
    outcome = dipltrack(line)
    assert (outcome.stderr, outcome.code) == (said, code)


def test_names_of_feeds_of_one_host_are_numbered_and_a_feed_is_removed(dipltrack: Commands) -> None:
    dipltrack("feeds add https://www.coast.example/world")
    dipltrack("feeds add https://coast.example/sport")
    assert [row["name"] for row in json.loads(dipltrack("feeds --json").stdout)] == ["coast.example", "coast.example-2"]
    removed = dipltrack("feeds remove coast.example-2")
    assert removed.stdout == "No longer following 'coast.example-2'; its articles stay. dipltrack undo brings it back.\n"
    assert dipltrack("feeds --csv").stdout.splitlines()[1:] == ["coast.example,https://www.coast.example/world,,"]


def test_a_page_is_added_with_where_its_date_was_read(site: Site, dipltrack: Commands) -> None:
    head = '<title>Talks</title><meta name="pubdate" content="2024-05-03"><meta name="author" content="Marit Aas">'
    url = site.page("/talks", f"<html><head>{head}</head><body><article>{_MEETING}{_REST}</article></body></html>")
    outcome = dipltrack(f"add {url} --allow-private -v")
    assert outcome.code == 0 and "Added 1 article, 1 event." in outcome.stdout
    assert f"{url}: published 2024-05-03 (meta pubdate)" in outcome.stderr
    assert "by Marit Aas" in dipltrack("articles 1").stdout
    assert "already known" in dipltrack(f"add {url} --allow-private").stdout
    assert dipltrack(f"extract {url} --allow-private --published 2024-05-10 -v").stderr.endswith(
        f"{url}: published 2024-05-10 (--published)\n"
    )


@pytest.mark.parametrize(
    ("form", "line"),
    [_p("auto", "add {url}", id="add"), _p("auto", "extract {url}", id="extract"), _p("feed", "add --as feed {url}", id="feed")],
)
def test_private_addresses_need_the_users_word(form: str, line: str, site: Site, dipltrack: Commands) -> None:
    url = site.page("/", "They met.", "text/plain")
    outcome = dipltrack(line.format(url=url))
    assert outcome.stderr == f"{url}: 127.0.0.1 is a private address (127.0.0.1); if you trust it, repeat with --allow-private\n"
    assert (outcome.code, site.paths) == (1, [])


def test_a_feed_is_added_once_without_following_it(site: Site, dipltrack: Commands) -> None:
    url = site.page("/feed", rss(item(1), item(2)))
    assert dipltrack(f"add --as feed {url} --allow-private").stdout.startswith("Added 2 articles, ")
    assert dipltrack(f"add {url} --allow-private").stdout.startswith("Added 0 articles (2 already known)")
    several = dipltrack(f"add {url} --allow-private --published 2024-05-03")
    assert several.stderr == "Error: --published is for a single article; these are several. Leave it out, or take them one by one.\n"


def test_hostile_titles_reach_no_terminal(site: Site, dipltrack: Commands) -> None:
    title = "Talks \x1b]0;owned\x07 \u202egnp &#27;[31m"
    url = site.page("/", f"<html><head><title>{title}</title></head><body><article>{_MEETING}{_REST}</article></body></html>")
    outcome = dipltrack(f"add {url} --allow-private")
    assert outcome.code == 0
    shown = outcome.stdout + outcome.stderr + dipltrack("articles").stdout + dipltrack("articles 1").stdout
    assert not any(c in shown for c in "\x1b\x07\u202e")


def test_other_languages_are_stored_without_events_and_told(dipltrack: Commands, place: object) -> None:
    from pathlib import Path

    words = "Le ministre norvégien a rencontré son homologue kényan à Oslo, et les deux pays ont signé un accord sur la pêche."
    Path("fr.txt").write_text(words, encoding="utf-8")
    Path("two.jsonl").write_text(json.dumps({"text": words + " Encore une fois."}) + "\n", encoding="utf-8")
    outcome = dipltrack("add fr.txt two.jsonl")
    assert outcome.stdout == "Added 2 articles, 0 events.\n"
    sentence = "written in French; only English is read, so it has no events"
    assert outcome.stderr.splitlines() == [f"fr.txt: {sentence}", f"two.jsonl:1: {sentence}"]
    assert [row["language"] for row in json.loads(dipltrack("articles --json").stdout)] == ["fr", "fr"]
    told = dipltrack("extract fr.txt")
    assert json.loads(told.stdout)["language"] == "fr"
    assert told.stderr == "fr.txt: written in French; only English is read, so it has no events\n"


def test_a_missing_extra_is_named(dipltrack: Commands, place: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from pathlib import Path

    Path("a.html").write_text("<!doctype html><p>They met.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    assert dipltrack("add a.html").stderr == 'a.html: web pages need more packages; install them with: pip install "dipltrack[web]"\n'
