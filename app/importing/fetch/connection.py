"""Connects to a host only when all its addresses may be connected to, and never for too long.

The name is looked up once, what comes back is checked, and one of the checked
addresses is connected to. A second look-up could give another answer.
"""

import socket
import ssl
from collections.abc import Collection, Iterable
from ipaddress import ip_address
from time import monotonic

import httpcore

from app.importing.fetch.hosts import is_allowed, is_public, is_web_port
from app.importing.fetch.troubles import NotFetched, Trouble

_LEAST_SECONDS = 0.001  # zero would mean not to wait at all, which is another kind of failure
_CONNECT_SECONDS = 10.0  # for one address; the next one may answer


class Patience:
    """How long a fetch may still take, in all."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left.

        Raises:
            NotFetched: There are none.
        """
        if self.is_lost():
            raise NotFetched(Trouble.TOO_SLOW)
        return max(self._end - monotonic(), _LEAST_SECONDS)

    def is_lost(self) -> bool:
        """Whether no time is left."""
        return monotonic() >= self._end

    def lose(self) -> None:
        """Have it end now; may be called by another thread."""
        self._end = 0.0


class CheckedNetwork(httpcore.NetworkBackend):
    """Makes connections for one fetch."""

    def __init__(self, allow: Collection[str], patience: Patience) -> None:
        """Prepare, without connecting.

        Args:
            allow: Hosts that may be in a network of one's own, as `is_allowed` reads them.
            patience: Holds for everything that is done with the connections, too.
        """
        self._allow = allow
        self._patience = patience
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            NotFetched: The host is not known, or one of its addresses is not public.
            ConnectError: None answers.
        """
        del timeout, local_address  # the whole fetch has one limit; the system chooses the rest
        addresses = look_up(host, port)
        if not is_allowed(host, port, self._allow):
            _check(addresses, port)
        failure: Exception = httpcore.ConnectError(host)
        for address in addresses:
            seconds = min(self._patience.left(), _CONNECT_SECONDS)
            try:
                stream = self._network.connect_tcp(
                    address, port, seconds, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Connection(stream, self._patience)
        raise failure


def look_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, in the order in which the system would try them.

    Raises:
        NotFetched: It has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # UnicodeError: a part of the name is empty or long
        raise NotFetched(Trouble.UNKNOWN_HOST) from error
    return tuple(dict.fromkeys(str(place[0]) for *_kind, place in found))


def _check(addresses: Iterable[str], port: int) -> None:
    if not all(is_public(ip_address(address)) for address in addresses):
        raise NotFetched(Trouble.PRIVATE)
    if not is_web_port(port):
        raise NotFetched(Trouble.PORT)


class _Connection(httpcore.NetworkStream):
    """A connection whose every use ends when the patience does."""

    def __init__(self, stream: httpcore.NetworkStream, patience: Patience) -> None:
        self._stream = stream
        self._patience = patience

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._patience.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._patience.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._patience.left())
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise NotFetched(Trouble.CERTIFICATE) from error
            raise
        return _Connection(stream, self._patience)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
