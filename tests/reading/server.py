"""A real web server on the loopback address, for tests: paths → what is sent for them, and what was asked is kept."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

Handler = BaseHTTPRequestHandler
Route = Callable[[Handler], None]


@dataclass
class Site:
    """A running server: its address, its routes by path, and the requests it had, as (path, headers)."""

    url: str
    routes: dict[str, Route] = field(default_factory=dict)
    requests: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.requests]

    def page(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", *, packed: bool = False, **headers: str) -> str:
        """Serve `body` at `path` (headers with _ for -); returns its address."""
        content = body.encode() if isinstance(body, str) else body
        content = gzip.compress(content) if packed else content
        sent = {"Content-Type": kind, "Content-Length": str(len(content)), **({"Content-Encoding": "gzip"} if packed else {})}
        return self.answer(path, 200, {**sent, **{name.replace("_", "-"): value for name, value in headers.items()}}, content)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send those who ask for `path` on."""
        return self.answer(path, status, {"Location": to, "Content-Length": "0"}, b"")

    def answer(self, path: str, status: int, headers: Mapping[str, str], content: bytes) -> str:
        """Serve exactly this at `path`."""

        def route(handler: Handler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        return self.route(path, route)

    def route(self, path: str, route: Route) -> str:
        """Let `route` answer at `path`; returns its address."""
        self.routes[path] = route
        return self.url + path


@contextmanager
def running_site(tls: SSLContext | None = None) -> Iterator[Site]:
    """A server on a free port of 127.0.0.1, for as long as the block lasts; with `tls` it speaks https."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers.items())))
            route = site.routes.get(self.path)
            try:
                if route:
                    route(self)
                else:
                    self.send_error(404)
            except OSError:
                pass  # the client has heard enough

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the tests look at `requests`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = Site(f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
