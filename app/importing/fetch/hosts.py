"""Which hosts and ports may be connected to."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network

_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024  # below it are mail, printers and other things that are no web server

# IPv4 addresses written as IPv6 ones, where the last 32 bits are the IPv4 address.
_TRANSLATED = (
    IPv6Network("::/96"),  # RFC 4291, 2.5.5.1
    IPv6Network("::ffff:0:0/96"),  # RFC 4291, 2.5.5.2
    IPv6Network("64:ff9b::/96"),  # RFC 6052, NAT64
)
# Networks of one's own that `is_global` takes for public ones, in some versions of Python.
_OWN = (
    IPv6Network("fec0::/10"),  # RFC 3879
    IPv6Network("64:ff9b:1::/48"),  # RFC 8215
    IPv6Network("2001::/23"),  # RFC 2928, with Teredo
    IPv6Network("3fff::/20"),  # RFC 9637
    IPv6Network("5f00::/16"),  # RFC 9602
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address leads out into the internet, to one machine.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) counts as itself.

    Source: the special-purpose address registries of IANA.
    """
    if isinstance(address, IPv6Address):
        if any(address in network for network in _OWN):
            return False
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def is_allowed(host: str, port: int, allow: Collection[str]) -> bool:
    """Whether the person allowed a host, whatever network it is in.

    Args:
        host: As it stands in an address, in small letters; IPv6 without brackets.
        port: The one to connect to.
        allow: Hosts with a port or, for all their ports, without one, such as
            "wiki.example", "127.0.0.1:8000", "[::1]:8000".
    """
    name = f"[{host}]" if ":" in host else host
    allowed = {each.strip().lower() for each in allow}
    return not allowed.isdisjoint((host, name, f"{name}:{port}"))


def is_web_port(port: int) -> bool:
    """Whether a public web server may listen there."""
    return port in _WEB_PORTS or port >= _FIRST_FREE_PORT


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if any(address in network for network in _TRANSLATED):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour
