"""A web address → what the server sends for it, within limits of size, time and redirects.

The client is urllib3: it comes with trafilatura anyway, its public interface can connect to an address that was checked before while TLS and
the Host header keep the name, and it unpacks gzip in bounded pieces. Proxies of the environment are not used: behind one, nobody here could
check where a name leads. robots.txt is not asked for: what is fetched was named by the user, or by a feed that the user subscribes to, page by page.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dipltrack.errors import UnreadableInput
from dipltrack.reading.extras import optional

if TYPE_CHECKING:
    import socket
    import threading

    from dipltrack.reading.addresses import Target

MOST_REDIRECTS = 5
MOST_BYTES = 10_000_000
_CHUNK = 65_536
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_NO_ARTICLES = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_REASONS = {
    401: "it asks for a password",
    402: "it asks for a subscription",
    403: "the server refuses it",
    404: "no such page",
    410: "the page is gone",
    429: "too many requests; try later",
    451: "withheld for legal reasons",
    503: "the server is busy; try later",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait: for a connection and for each next piece, and for one address altogether; and how much to take, unpacked."""

    connect: float = 10
    piece: float = 15
    whole: float = 60
    bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `url` is the last one of the redirects; `content` is unpacked, and None when it has not changed (304)."""

    url: str
    content: bytes | None
    kind: str
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches web addresses for one run of the program; `allow_private` lets them lead into the user's own network."""

    allow_private: bool = False
    limits: Limits = Limits()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetch a page or feed; with `etag` or `last_modified` of the last time only when it has changed. Raises UnreadableInput."""
        from importlib.metadata import version

        from dipltrack.reading.addresses import resolve, web_address  # what the network needs is not loaded for files

        headers = {"User-Agent": f"dipltrack/{version('dipltrack')}", "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        deadline = time.monotonic() + self.limits.whole
        url = web_address(url)
        for _ in range(MOST_REDIRECTS + 1):
            with self._answer(resolve(url, allow_private=self.allow_private), headers, deadline) as answer:
                onward = answer.get_redirect_location()
                if not onward:
                    return self._taken(url, answer)
            url = web_address(onward, url)
        raise UnreadableInput(f"more than {MOST_REDIRECTS} redirects; the last one leads to {url}")

    def _taken(self, url: str, answer: Any) -> Fetched:
        """What the server sent, if it is something to read."""
        declared = answer.headers.get("Content-Type") or ""
        kind, charset = declared.partition(";")[0].strip().lower(), charset_of(declared)
        known = {"etag": answer.headers.get("ETag"), "last_modified": answer.headers.get("Last-Modified")}
        if answer.status == 304:
            return Fetched(url, None, kind, **known)
        if answer.status != 200:
            reason = _REASONS.get(answer.status, answer.reason or "no page")
            raise UnreadableInput(f"the server says {answer.status}: {reason}")
        if kind.startswith(_NO_ARTICLES):
            raise UnreadableInput(f"{kind}, which is no article")
        return Fetched(url, self._content(answer), kind, charset, **known)

    def _content(self, answer: Any) -> bytes:
        """The body, unpacked piece by piece up to the limit."""
        whole = bytearray()
        while piece := answer.read(_CHUNK, decode_content=True):
            whole += piece
            if len(whole) > self.limits.bytes:
                raise UnreadableInput(f"more than {self.limits.bytes / 1_000_000:g} MB, too long for an article or feed")
        return bytes(whole)

    @contextmanager
    def _answer(self, target: Target, headers: dict[str, str], deadline: float) -> Iterator[Any]:
        """The server's answer, its body not yet read; the connection ends with the block, or when the time is over."""
        urllib3 = optional("urllib3", "web", "web addresses")
        watch = _Watch(deadline)
        try:
            with _asked(urllib3, target, headers, self.limits, watch) as answer:
                yield answer
        except (urllib3.exceptions.HTTPError, OSError) as error:
            if not watch.is_over:
                raise UnreadableInput(_trouble(urllib3.exceptions, error, target.host)) from None
        finally:
            watch.stop()
        if watch.is_over:
            raise UnreadableInput(f"took longer than {self.limits.whole:g} seconds; given up")


class _Watch:
    """Cuts connections at a deadline: a server that sends a byte now and then would never run into the limit for one piece."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._timer: threading.Timer | None = None

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return time.monotonic() >= self._deadline

    def watch(self, sock: socket.socket) -> None:
        """Cut this connection when the time comes."""
        import threading
        from socket import SHUT_RDWR

        def cut() -> None:
            with suppress(OSError):
                sock.shutdown(SHUT_RDWR)

        self.stop()
        self._timer = threading.Timer(max(0.0, self._deadline - time.monotonic()), cut)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Let the connection be."""
        if self._timer:
            self._timer.cancel()


@contextmanager
def _asked(urllib3: Any, target: Target, headers: dict[str, str], limits: Limits, watch: _Watch) -> Iterator[Any]:
    """The answer of the first of the target's addresses that takes a connection."""
    refused = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
    for number, address in enumerate(target.addresses, 1):
        pool = _pool(urllib3, target, address, limits, watch)
        try:
            answer = pool.urlopen(
                "GET", target.path, headers={**headers, "Host": target.host_header}, redirect=False, retries=False, preload_content=False
            )
        except refused:
            pool.close()
            if number == len(target.addresses) or watch.is_over:
                raise
            continue
        try:
            yield answer
        finally:
            answer.close()
            pool.close()
        return


def _pool(urllib3: Any, target: Target, address: str, limits: Limits, watch: _Watch) -> Any:
    """A pool that connects to `address` and takes the server for `target.host`, also in its certificate."""
    of_scheme = urllib3.HTTPSConnectionPool if target.secure else urllib3.HTTPConnectionPool
    of_one: Any = of_scheme.ConnectionCls

    class Watched(of_one):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            watch.watch(self.sock)

    named = {"server_hostname": target.host, "assert_hostname": target.host} if target.secure else {}
    pool = of_scheme(address, target.port, timeout=urllib3.Timeout(connect=limits.connect, read=limits.piece), maxsize=1, **named)
    pool.ConnectionCls = Watched
    return pool


def _trouble(exceptions: Any, error: Exception, host: str) -> str:
    """What went wrong on the way, in words."""
    if isinstance(error, exceptions.NewConnectionError):
        return f"{host} takes no connection; check the address, or try later"
    if isinstance(error, exceptions.ConnectTimeoutError):
        return f"{host} does not answer; try later"
    if isinstance(error, exceptions.SSLError) and "certificate" in repr(error).lower():
        return f"the certificate of {host} can't be trusted; nothing was read"
    if isinstance(error, exceptions.ReadTimeoutError):
        return f"{host} stopped sending; try later"
    if isinstance(error, exceptions.DecodeError):
        return "the server packed the page in a way that can't be unpacked"
    return f"{host} broke the connection off, or does not speak HTTP; try later"


def charset_of(content_type: str) -> str | None:
    """The encoding that a Content-Type declares, in lower case."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message.get_content_charset()
