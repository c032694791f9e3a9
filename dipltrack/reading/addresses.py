"""A web address → the network addresses of its host that may be connected to, or a refusal.

An address that comes from a page, a feed or a redirect must not lead into the user's own network. The name is resolved once, every address it
has is checked, and the connection is made to a checked address and not to the name: a second answer of the name server changes nothing.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from dipltrack.errors import UnreadableInput

_LONGEST = 2_000
_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")  # the old form of IPv4 in IPv6
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Target:
    """What to connect to for a URL: the checked `addresses` of `host`, its port, and the path with the query."""

    url: str
    secure: bool
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def host_header(self) -> str:
        """The host as HTTP names it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.secure else 80) else f"{name}:{self.port}"


def web_address(text: str, base: str | None = None) -> str:
    """The absolute http or https URL that `text` means (seen from `base`). Raises UnreadableInput for everything else."""
    cleaned = _UNSAFE.sub("", text.strip())
    try:
        parts = urlsplit(urljoin(base, cleaned) if base else cleaned)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UnreadableInput(f"no web address: '{_shown(text)}'") from None
    if parts.scheme not in ("http", "https"):
        raise UnreadableInput(f"'{_shown(text)}' is not fetched: only http and https addresses are")
    if not host or port == 0 or len(cleaned) > _LONGEST:
        raise UnreadableInput(f"no web address: '{_shown(text)}'")
    if parts.username is not None:
        raise UnreadableInput("an address with a user name or password in it is not fetched; it would be stored with the article")
    return urlunsplit((parts.scheme, parts.netloc, _escaped(parts.path) or "/", _escaped(parts.query), ""))


def resolve(url: str, *, allow_private: bool = False) -> Target:
    """Look the host up, once. Raises UnreadableInput when it is not known, or has an address that is not public (unless `allow_private`)."""
    parts = urlsplit(url)
    host = _ascii_host(parts)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreadableInput(f"no host called {host}; check the address and the connection") from None
    addresses = tuple(dict.fromkeys(str(info[4][0]) for info in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise UnreadableInput(f"{host} is a private address ({address}); if you trust it, repeat with --allow-private")
    return Target(url, secure, host, port, parts.path + (f"?{parts.query}" if parts.query else ""), addresses)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; one of IPv6 that stands for one of IPv4 is what that is."""
    found = ip_address(address.partition("%")[0])
    carried = _carried(found) if isinstance(found, IPv6Address) else ()
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in carried or (found,))


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that packets to an IPv6 address end up at: mapped, translated or tunnelled."""
    if address.ipv4_mapped or address in _NAT64 or address in _COMPATIBLE:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return tuple(each for each in (address.sixtofour, *(address.teredo or ())) if each is not None)


def _ascii_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise UnreadableInput(f"no host called {_shown(host)}; check the address") from None


def _escaped(text: str) -> str:
    """A path or query with what HTTP can't carry in percent signs; what is escaped stays."""
    return quote(text, safe="/%:@!$&'()*+,;=~-._?[]|")


def _shown(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
