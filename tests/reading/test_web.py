"""Fetching from a real server: redirects, private addresses, endless and slow bodies, wrong types, bombs, what has not changed."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dipltrack import __version__
from dipltrack.errors import UnreadableInput
from dipltrack.reading.addresses import Target, is_public, resolve, web_address
from dipltrack.reading.web import Fetched, Fetcher, Limits
from tests.reading.server import Handler, Site, running_site

_p = pytest.param
_PAGE = "<!doctype html><title>Talks</title><p>They met."
FETCHER = Fetcher(allow_private=True)
HASTY = replace(FETCHER, limits=Limits(connect=2, piece=0.3, whole=1.0, bytes=300_000))


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def refusal(url: str, fetcher: Fetcher = FETCHER) -> str:
    with pytest.raises(UnreadableInput) as error:
        fetcher.fetch(url)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_page_with_what_its_server_says_about_it(site: Site) -> None:
    url = site.page(
        "/talks?id=1&x=%20", _PAGE, "text/html; charset=windows-1252", ETag='"one"', Last_Modified="Fri, 03 May 2024 22:10:00 GMT"
    )
    assert FETCHER.fetch(url) == Fetched(url, _PAGE.encode(), "text/html", "windows-1252", '"one"', "Fri, 03 May 2024 22:10:00 GMT")
    _, headers = site.requests[0]
    assert headers["User-Agent"] == f"dipltrack/{__version__}"
    assert headers["Host"] == site.url.removeprefix("http://")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    assert FETCHER.fetch(site.page("/", _PAGE, packed=True)).content == _PAGE.encode()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    url = site.page("/new/home", _PAGE)
    site.redirect("/old", "new/home", status)
    site.redirect("/older", f"{site.url}/old", status)
    assert FETCHER.fetch(f"{site.url}/older").url == url
    assert site.paths == ["/older", "/old", "/new/home"]


def test_five_redirects_are_followed_and_no_sixth(site: Site) -> None:
    for number in range(7):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.page("/6", _PAGE)
    assert FETCHER.fetch(f"{site.url}/1").content == _PAGE.encode()
    assert refusal(f"{site.url}/0") == f"more than 5 redirects; the last one leads to {site.url}/6"


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert "more than 5 redirects" in refusal(f"{site.url}/a")
    assert len(site.paths) == 6


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        _p("file:///etc/passwd", "'file:///etc/passwd' is not fetched: only http and https addresses are", id="file"),
        _p("javascript:alert(1)", "'javascript:alert(1)' is not fetched: only http and https addresses are", id="javascript"),
        _p("ftp://127.0.0.1/a", "'ftp://127.0.0.1/a' is not fetched: only http and https addresses are", id="ftp"),
        _p("http://[::1", "no web address: 'http://[::1'", id="broken"),
        _p("http://user:word@127.0.0.1/", "an address with a user name or password in it is not fetched", id="password"),
    ],
)
def test_a_redirect_to_elsewhere_is_refused(site: Site, to: str, reason: str) -> None:
    assert refusal(site.redirect("/", to)).startswith(reason)


def test_the_own_network_is_refused_unless_allowed(site: Site) -> None:
    url = site.page("/", _PAGE)
    sentence = "127.0.0.1 is a private address (127.0.0.1); if you trust it, repeat with --allow-private"
    assert refusal(url, Fetcher()) == sentence
    assert refusal(url.replace("127.0.0.1", "localhost"), Fetcher()).startswith("localhost is a private address (")
    assert site.paths == []


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "017700000001", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_the_own_machine_are_refused(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    assert "private address" in refusal(f"http://{host}:{port}/", Fetcher())
    assert site.paths == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        _p("93.184.216.34", True, id="public"),
        _p("2606:2800:220:1:248:1893:25c8:1946", True, id="public IPv6"),
        _p("10.1.2.3", False, id="10/8"),
        _p("172.16.0.1", False, id="172.16/12"),
        _p("192.168.1.1", False, id="192.168/16"),
        _p("127.0.0.1", False, id="loopback"),
        _p("169.254.169.254", False, id="link-local, where clouds keep their secrets"),
        _p("100.64.0.1", False, id="carrier"),
        _p("0.0.0.0", False, id="this host"),
        _p("224.0.0.1", False, id="multicast"),
        _p("255.255.255.255", False, id="broadcast"),
        _p("::1", False, id="IPv6 loopback"),
        _p("fe80::1%eth0", False, id="IPv6 link-local"),
        _p("fd00::1", False, id="IPv6 private"),
        _p("ff02::1", False, id="IPv6 multicast"),
        _p("::ffff:10.0.0.1", False, id="mapped"),
        _p("::ffff:93.184.216.34", True, id="mapped public"),
        _p("::127.0.0.1", False, id="compatible"),
        _p("64:ff9b::7f00:1", False, id="translated"),
        _p("64:ff9b::5db8:d822", True, id="translated public"),
        _p("2002:7f00:1::", False, id="6to4"),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_that_is_answered_differently_the_second_time_is_asked_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would be the attacker's. The resolver is the system's; only its answers are ours."""
    url = site.page("/", _PAGE).replace("127.0.0.1", "rebind.example")
    ask, asked = socket.getaddrinfo, []

    def answers(host: str, *arguments: object, **named: object) -> object:
        if host != "rebind.example":
            return ask(host, *arguments, **named)  # type: ignore[arg-type]
        asked.append(host)
        return ask("127.0.0.1" if len(asked) == 1 else "127.0.0.2", *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    assert FETCHER.fetch(url).content == _PAGE.encode()
    assert asked == ["rebind.example"]
    assert site.requests[0][1]["Host"].startswith("rebind.example:")


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (address, port)) for address in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with pytest.raises(UnreadableInput, match=r"mixed\.example is a private address \(10\.0\.0\.7\)"):
        resolve("https://mixed.example/")


def test_the_next_address_of_a_host_is_tried(site: Site) -> None:
    port = int(site.url.rpartition(":")[2])
    url = site.page("/", _PAGE)
    target = Target(url, False, "two.example", port, "/", ("127.0.0.9", "127.0.0.1"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dipltrack.reading.addresses.resolve", lambda *_, **__: target)
        assert FETCHER.fetch(url).content == _PAGE.encode()


def _endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and so on</p>" * 1_000)


def _dripping(pause: float, head: bool) -> object:
    """A body, or a head, that comes a byte at a time and never ends."""

    def route(handler: Handler) -> None:
        if not head:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(400):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(pause)

    return route


def test_an_endless_body_is_cut(site: Site) -> None:
    assert refusal(site.route("/", _endless), HASTY) == "more than 0.3 MB, too long for an article or feed"


@pytest.mark.parametrize("head", [False, True], ids=["body", "head"])
def test_a_body_that_drips_is_given_up(site: Site, head: bool) -> None:
    start = time.monotonic()
    assert refusal(site.route("/", _dripping(0.02, head)), HASTY) == "took longer than 1 seconds; given up"  # type: ignore[arg-type]
    assert time.monotonic() - start < 3


def test_a_server_that_says_nothing(site: Site) -> None:
    assert refusal(site.route("/", lambda handler: time.sleep(1)), HASTY) == "127.0.0.1 stopped sending; try later"


def test_redirects_share_the_time_of_one_address(site: Site) -> None:
    def slow(handler: Handler) -> None:
        time.sleep(0.25)
        handler.send_response(302)
        handler.send_header("Location", "/")
        handler.end_headers()

    assert refusal(site.route("/", slow), HASTY) == "took longer than 1 seconds; given up"


@pytest.mark.parametrize(
    ("packing", "content"),
    [
        _p("gzip", gzip.compress(b"<p>" + b"a" * 100_000_000), id="gzip"),
        _p("deflate", zlib.compress(b"<p>" + b"a" * 100_000_000), id="deflate"),
        _p("gzip, gzip", gzip.compress(gzip.compress(b"<p>" + b"a" * 100_000_000)), id="twice"),
    ],
)
def test_a_bomb_is_not_unpacked(site: Site, packing: str, content: bytes) -> None:
    url = site.answer("/", 200, {"Content-Type": "text/html", "Content-Encoding": packing, "Content-Length": str(len(content))}, content)
    tracemalloc.start()
    assert refusal(url, HASTY) == "more than 0.3 MB, too long for an article or feed"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        _p(401, "the server says 401: it asks for a password", id="password"),
        _p(403, "the server says 403: the server refuses it", id="forbidden"),
        _p(404, "the server says 404: no such page", id="missing"),
        _p(429, "the server says 429: too many requests; try later", id="too many"),
        _p(500, "the server says 500: Internal Server Error", id="failure"),
        _p(204, "the server says 204: No Content", id="nothing"),
        _p(302, "the server says 302: Found", id="redirect to nowhere"),
    ],
)
def test_other_answers_are_refusals(site: Site, status: int, reason: str) -> None:
    assert refusal(site.answer("/", status, {"Content-Length": "0"}, b"")) == reason


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "text/css", "application/javascript"])
def test_what_is_no_article_by_its_type_is_not_read(site: Site, kind: str) -> None:
    assert refusal(site.page("/", b"x" * 1_000, kind)) == f"{kind}, which is no article"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        _p(b"no HTTP at all\r\n\r\n", "does not speak HTTP", id="another protocol"),
        _p(b"", "does not speak HTTP", id="closed at once"),
        _p(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "broke the connection off", id="half a body"),
        _p(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip", "can't be unpacked", id="not packed"),
        _p(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n", "does not speak HTTP", id="endless headers"),
    ],
)
def test_broken_answers(site: Site, raw: bytes, reason: str) -> None:
    assert reason in refusal(site.route("/", lambda handler: print(end="") if handler.wfile.write(raw) else None))


def test_nobody_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "127.0.0.1 takes no connection; check the address, or try later"
    assert refusal("http://no-such-host.invalid/") == "no host called no-such-host.invalid; check the address and the connection"


def test_https_where_http_is_spoken(site: Site) -> None:
    assert refusal(site.url.replace("http:", "https:")) == "127.0.0.1 broke the connection off, or does not speak HTTP; try later"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
@pytest.mark.parametrize(("name", "trusted"), [("right.example", True), ("wrong.example", False)])
def test_the_certificate_must_be_for_the_name_and_not_for_the_address(
    name: str, trusted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=right.example"]
    subprocess.run(
        [*made, "-addext", "subjectAltName=DNS:right.example", "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    ask = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more, **named: ask("127.0.0.1", *more, **named))
    with running_site(context) as site:
        url = site.page("/", _PAGE).replace("127.0.0.1", name)
        if trusted:
            assert FETCHER.fetch(url).content == _PAGE.encode()
        else:
            assert refusal(url) == "the certificate of wrong.example can't be trusted; nothing was read"
            assert site.paths == []


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    def conditional(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == '"one"' and handler.headers["If-Modified-Since"] == "Fri, 03 May 2024 22:10:00 GMT"
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"one"')
        handler.end_headers()

    url = site.route("/", conditional)
    assert FETCHER.fetch(url).content == b""
    assert FETCHER.fetch(url, etag='"one"', last_modified="Fri, 03 May 2024 22:10:00 GMT").content is None


@pytest.mark.parametrize(
    ("text", "base", "url"),
    [
        _p("HTTP://News.Example", None, "http://News.Example/", id="no path"),
        _p("https://news.example/ä b?q=ö#part", None, "https://news.example/%C3%A4b?q=%C3%B6", id="to be escaped"),
        _p("https://news.example/a%20b", None, "https://news.example/a%20b", id="escaped already"),
        _p("../c?d", "https://news.example/a/b", "https://news.example/c?d", id="relative"),
        _p("//other.example/x", "https://news.example/", "https://other.example/x", id="without a scheme"),
        _p(" https://news.example/\r\nHost: evil ", None, "https://news.example/Host:evil", id="no header can be smuggled in"),
    ],
)
def test_addresses(text: str, base: str | None, url: str) -> None:
    assert web_address(text, base) == url
