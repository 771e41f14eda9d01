"""A web of one server on this machine, and no other."""

import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest


@dataclass
class Answer:
    """What the server says to one path; a body of several pieces has no stated length."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Web:
    """The server: give it pages, and see what was asked.

    Attributes:
        host: With its port, as a person would allow it.
        asked: The paths and headers, in the order in which they came.
        dripping: Paths whose headers come letter by letter, without an end.
        over: Set when the test ends; what keeps a client waiting waits for it.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, Message]] = []
        self.dripping: set[str] = set()
        self.over = Event()

    def page(self, path: str, body: bytes | Iterable[bytes] = b"", **told: str) -> str:
        """Have a page with these headers (`content_type` …), and give its address."""
        headers = {name.replace("_", "-"): value for name, value in told.items()}
        self.pages[path] = Answer(body, headers=headers)
        return self.address(path)

    def redirect(self, path: str, target: str, status: int = 302, **told: str) -> str:
        """Have a path send on to another address, and give its own."""
        headers = {name.replace("_", "-"): value for name, value in told.items()}
        self.pages[path] = Answer(status=status, headers={"Location": target, **headers})
        return self.address(path)

    def fail(self, path: str, status: int) -> str:
        """Have a path answer with a status, and give its address."""
        self.pages[path] = Answer(b"<p>No.</p>", status)
        return self.address(path)

    def address(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server on 127.0.0.1; names of other hosts lead nowhere."""
    _only_this_machine(monkeypatch)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    web = Web(server.server_port)
    _Handler.web = web
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield web
    web.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *arguments: int, **kind: int) -> object:
        host.encode("idna")  # as the real one does
        if host != "localhost" and any(letter in host.lower() for letter in "ghijklmnopqrstuvwyz"):
            raise socket.gaierror
        return real(host, port, *arguments, **kind)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def do_GET(self) -> None:
        self.web.asked.append((self.path, self.headers))
        answer = self.web.pages.get(self.path, Answer(b"<p>Nothing.</p>", 404))
        marks = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        same = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        if self.path in self.web.dripping:
            self._drip()
        elif any(mark and mark == state for mark, state in zip(marks, same, strict=True)):
            self._begin(304, {})
        elif isinstance(answer.body, bytes):
            self._begin(answer.status, {"Content-Length": str(len(answer.body)), **answer.headers})
            self.wfile.write(answer.body)
        else:
            self._stream(answer, answer.body)

    def _begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, answer: Answer, pieces: Iterable[bytes]) -> None:
        try:
            self._begin(answer.status, answer.headers)
            for piece in pieces:
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:  # the client had enough
            self.close_connection = True

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        try:
            while not self.web.over.wait(0.02):
                self.wfile.write(b"x")
        except OSError:  # the client had enough
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
