import gzip
import socket
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator

import httpcore
import pytest

from app import __version__
from app.importing.fetch import Limits, Wanted, fetch
from app.importing.fetch.fetching import Fetching
from app.importing.fetch.troubles import NotFetched, Trouble
from db.errors import FileProblem
from db.jobs import Stopped
from tests.unit.app.importing.web_server import Web

BODY = "<p>Lanterns 🏮 by the cafe\u0301, שלום</p>".encode()
WHEN = "Tue, 01 Jul 2025 08:00:00 GMT"


def trouble(address: str, web: Web, limits: Limits | None = None) -> Trouble:
    """Why an address is not fetched, with the one server allowed."""
    with pytest.raises(FileProblem) as caught:
        fetch(address, allow=[web.host], limits=limits or Limits())
    assert isinstance(caught.value.__cause__, NotFetched)
    return caught.value.__cause__.trouble


def test_a_page_comes_with_what_its_server_says_of_it(web: Web) -> None:
    address = web.page(
        "/post?a=b",
        BODY,
        Content_Type='Text/HTML; charset="ISO-8859-8"',
        ETag='"7"',
        Last_Modified=WHEN,
    )
    page = fetch(address + "#end", allow=[web.host])
    assert (page.address, page.data, page.unchanged) == (address, BODY, False)
    assert (page.media_type, page.charset) == ("text/html", "iso-8859-8")
    assert (page.etag, page.modified) == ('"7"', WHEN)


def test_a_server_that_says_nothing_of_its_page_is_heard(web: Web) -> None:
    page = fetch(web.page("/", BODY), allow=[web.host])
    assert (page.data, page.media_type, page.charset, page.etag) == (BODY, "", "", "")


def test_the_request_is_polite_and_tells_nothing_of_the_person(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    address = web.redirect("/first", "/second", Set_Cookie="who=noor")
    web.page("/second", BODY)
    fetch(address, allow=[web.host])
    for _path, headers in web.asked:
        assert headers["User-Agent"] == f"EventNotes/{__version__} (+reader of blog posts)"
        assert headers["Accept-Encoding"] == "gzip, deflate"
        assert headers["Host"] == web.host
        assert {"cookie", "authorization", "referer"}.isdisjoint(map(str.lower, headers.keys()))


@pytest.mark.parametrize(("etag", "modified"), [('"7"', ""), ("", WHEN)])
def test_what_has_not_changed_is_not_sent_again(web: Web, etag: str, modified: str) -> None:
    address = web.page("/feed", BODY, ETag='"7"', Last_Modified=WHEN)
    page = fetch(address, etag=etag, modified=modified, allow=[web.host])
    assert (page.unchanged, page.data) == (True, b"")
    assert not fetch(address, etag='"6"', allow=[web.host]).unchanged


@pytest.mark.parametrize("mark", ["a\r\nX-Other: b", "🏮", "x" * 5000])
def test_a_mark_that_cannot_be_sent_is_left_out(web: Web, mark: str) -> None:
    assert fetch(web.page("/", BODY), etag=mark, modified=mark, allow=[web.host]).data == BODY
    assert "If-None-Match" not in web.asked[0][1]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_last_address(web: Web, status: int) -> None:
    web.redirect("/1", "second?x=%D7%A9", status)
    web.redirect("/second?x=%D7%A9", web.page("/deep/last", BODY), status)
    page = fetch(web.address("/1"), allow=[web.host])
    assert (page.address, page.data) == (web.address("/deep/last"), BODY)


@pytest.mark.parametrize(("hops", "ends"), [(5, True), (6, False)])
def test_redirects_have_an_end(web: Web, *, hops: int, ends: bool) -> None:
    for hop in range(hops):
        web.redirect(f"/{hop}", f"/{hop + 1}")
    web.page(f"/{hops}", BODY)
    if ends:
        assert fetch(web.address("/0"), allow=[web.host]).data == BODY
    else:
        assert trouble(web.address("/0"), web) is Trouble.REDIRECTS


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "data:text/html,hello",
        "ftp://x.example/",
        "javascript:alert(1)",
        "http://a:b/",
        "",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_refused(web: Web, target: str) -> None:
    assert trouble(web.redirect("/", target), web) is Trouble.BAD_REDIRECT


PRIVATE = [
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://017700000001:{port}/",
    "http://0.0.0.0:{port}/",
    "http://0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fd00::1]:{port}/",
    "http://10.0.0.1:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_page_does_not_lead_into_a_network_of_ones_own(web: Web, address: str) -> None:
    web.page("/", BODY)
    target = address.format(port=web.port)
    assert trouble(target, web) is Trouble.PRIVATE
    assert trouble(web.redirect("/out", target), web) is Trouble.PRIVATE
    assert [path for path, _headers in web.asked] == ["/out"]


@pytest.mark.parametrize(
    ("allow", "fits"),
    [
        ([], False),
        (["{host}"], True),
        (["127.0.0.1"], True),
        ([" 127.0.0.1 "], True),
        (["127.0.0.1:1"], False),
        (["localhost"], False),
        (["127.0.0"], False),
    ],
)
def test_a_person_may_allow_a_host_or_one_port_of_it(
    web: Web, *, allow: list[str], fits: bool
) -> None:
    address = web.page("/", BODY)
    allowed = [each.format(host=web.host) for each in allow]
    if fits:
        assert fetch(address, allow=allowed).data == BODY
    else:
        with pytest.raises(FileProblem, match="your own network"):
            fetch(address, allow=allowed)
    assert bool(web.asked) is fits


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", Trouble.BAD_ADDRESS),
        ("no address", Trouble.BAD_ADDRESS),
        ("http://", Trouble.BAD_ADDRESS),
        ("http://①②⑦.0.0.1/", Trouble.BAD_ADDRESS),
        ("http://a:b:c/", Trouble.BAD_ADDRESS),
        ("http://0177.0.0.1/", Trouble.BAD_ADDRESS),
        ("http://x.example\r\nHost: y/", Trouble.BAD_ADDRESS),
        ("http://x\udc80.example/", Trouble.BAD_ADDRESS),
        ("file:///etc/passwd", Trouble.BAD_ADDRESS),
        ("http://noor:secret@127.0.0.1/", Trouble.PASSWORD),
        ("http://noor@127.0.0.1/", Trouble.PASSWORD),
        ("http://nowhere.example/", Trouble.UNKNOWN_HOST),
        ("http://nowhere..example/", Trouble.UNKNOWN_HOST),
        ("http://xn--/", Trouble.UNKNOWN_HOST),
        ("http://xn--nowhere-.example/", Trouble.UNKNOWN_HOST),
        ("http://xn--nowhere-hv6t.example/", Trouble.UNKNOWN_HOST),
        (f"http://{'n' * 70}.example/", Trouble.UNKNOWN_HOST),
        ("http://1.1.1.1:25/", Trouble.PORT),
    ],
)
def test_an_address_that_cannot_be_fetched_says_why(
    web: Web, address: str, reason: Trouble
) -> None:
    assert trouble(address, web) is reason


def test_a_password_is_not_repeated_to_anybody() -> None:
    with pytest.raises(FileProblem) as caught:
        fetch("http://noor:secret@x.example/")
    assert "secret" not in str(caught.value)
    assert "x.example" in str(caught.value)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, Trouble.NOT_FOUND),
        (410, Trouble.NOT_FOUND),
        (401, Trouble.REFUSED),
        (403, Trouble.REFUSED),
        (429, Trouble.BUSY),
        (503, Trouble.BUSY),
        (500, Trouble.SERVER),
        (502, Trouble.SERVER),
        (400, Trouble.NO_PAGE),
        (300, Trouble.NO_PAGE),
    ],
)
def test_what_a_server_answers_instead_of_a_page_is_told(
    web: Web, status: int, reason: Trouble
) -> None:
    address = web.fail("/gone", status)
    assert trouble(address, web) is reason
    with pytest.raises(FileProblem) as caught:
        fetch(address, allow=[web.host])
    assert f"“{address}”" in caught.value.message
    assert caught.value.remedy


def squeezed(data: bytes, form: int) -> bytes:
    packing = zlib.compressobj(wbits=form)
    return packing.compress(data) + packing.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(BODY * 9000, mtime=0)),
        ("x-gzip", gzip.compress(BODY * 9000, mtime=0)),
        ("deflate", squeezed(BODY * 9000, zlib.MAX_WBITS)),
        ("deflate", squeezed(BODY * 9000, -zlib.MAX_WBITS)),
        ("identity", BODY * 9000),
    ],
)
def test_what_was_packed_is_unpacked(web: Web, encoding: str, body: bytes) -> None:
    address = web.page("/", body, Content_Encoding=encoding)
    assert fetch(address, allow=[web.host]).data == BODY * 9000


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)[:-9]),
        ("gzip", b"no gzip at all \xf0\x9f\x8f\xae"),
        ("gzip, gzip", gzip.compress(gzip.compress(BODY, mtime=0), mtime=0)),
        ("br", BODY),
    ],
)
def test_what_was_packed_badly_is_refused(web: Web, encoding: str, body: bytes) -> None:
    address = web.page("/", body, Content_Encoding=encoding)
    assert trouble(address, web) is Trouble.BROKEN


def zeros(web: Web) -> Iterator[bytes]:
    """A gzip without an end."""
    packing = zlib.compressobj(wbits=31)
    while not web.over.is_set():
        yield packing.compress(bytes(1_000_000))


def test_a_bomb_of_gzip_is_stopped_at_the_limit(web: Web) -> None:
    address = web.page("/", zeros(web), Content_Encoding="gzip")
    assert trouble(address, web, Limits(size_bytes=3_000_000)) is Trouble.TOO_LARGE


@pytest.mark.parametrize(("size", "fits"), [(1000, True), (1001, False)])
@pytest.mark.parametrize("is_told", [True, False])
def test_what_is_larger_than_the_limit_is_refused(
    web: Web, *, size: int, fits: bool, is_told: bool
) -> None:
    body = bytes(size)
    address = web.page("/", body if is_told else [body[:600], body[600:]])
    if fits:
        assert fetch(address, allow=[web.host], limits=Limits(size_bytes=1000)).data == body
    else:
        assert trouble(address, web, Limits(size_bytes=1000)) is Trouble.TOO_LARGE


def nothing(web: Web) -> Iterator[bytes]:
    """Says nothing until the test is over."""
    web.over.wait(60)
    yield b""


def drops(web: Web) -> Iterator[bytes]:
    """Says a letter now and then, without an end."""
    while not web.over.wait(0.02):
        yield b"x"


@pytest.mark.parametrize("slow", [nothing, drops])
def test_a_slow_server_is_given_up_and_its_thread_ends(web: Web, slow: object) -> None:
    pieces: Iterable[bytes] = nothing(web) if slow is nothing else drops(web)
    fetching = Fetching(Wanted(web.page("/", pieces)), [web.host], Limits(seconds=0.2))
    failure = fetching.future.exception(timeout=10)
    assert isinstance(failure, NotFetched)
    assert failure.trouble is Trouble.TOO_SLOW
    problem = fetching.answer()
    assert isinstance(problem, FileProblem)
    assert "too long" in problem.message


def test_headers_that_never_end_are_given_up(web: Web) -> None:
    address = web.page("/", BODY)
    web.dripping.add("/")
    fetching = Fetching(Wanted(address), [web.host], Limits(seconds=0.2))
    failure = fetching.future.exception(timeout=10)
    assert isinstance(failure, NotFetched)
    assert failure.trouble is Trouble.TOO_SLOW


def test_a_name_that_is_looked_up_for_ever_is_given_up(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_arguments: object, **_kind: object) -> object:
        web.over.wait(60)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FileProblem, match="too long"):
        fetch("http://slow.example/", limits=Limits(seconds=0.1))


def test_an_answer_that_breaks_off_is_no_page(web: Web) -> None:
    address = web.page("/", BODY, Content_Length="9000")
    assert trouble(address, web) is Trouble.BROKEN


def test_a_server_that_is_not_there_is_told(web: Web) -> None:
    with socket.socket() as taken:  # bound but not listening: whoever calls is turned away
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(FileProblem, match="does not answer"):
            fetch(f"http://{host}/", allow=[host])


def test_a_server_that_speaks_no_tls_is_told(web: Web) -> None:
    web.page("/", BODY)
    assert trouble(f"https://{web.host}/", web) is Trouble.NO_CONNECTION


def test_a_certificate_nobody_vouches_for_is_told(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> object:
        raise ssl.SSLCertVerificationError

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    assert trouble(f"https://{web.host}/", web) is Trouble.CERTIFICATE


class Net:
    """Names with addresses that change, and who was connected to."""

    def __init__(self, web: Web, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.connected: list[str] = []
        self._answers = list(answers)
        self._real = socket.getaddrinfo
        real = httpcore.SyncBackend.connect_tcp

        def connect(
            network: httpcore.SyncBackend, host: str, _port: int, *args: float, **named: object
        ) -> httpcore.NetworkStream:
            self.connected.append(host)
            if host.endswith(".9"):
                raise httpcore.ConnectError
            return real(network, "127.0.0.1", web.port)

        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)

    def _look_up(self, host: str, port: int, *args: int, **kind: int) -> object:
        if host != "blog.example":
            return self._real(host, port, *args, **kind)
        addresses = self._answers.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]


def test_the_address_that_was_checked_is_the_one_connected_to(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.page("/", BODY)
    net = Net(web, monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    assert fetch("http://blog.example/").data == BODY
    assert net.connected == ["93.184.215.14"]
    assert web.asked[0][1]["Host"] == "blog.example"


def test_a_name_is_checked_again_at_every_redirect(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.redirect("/", "/next")
    net = Net(web, monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    with pytest.raises(FileProblem, match="your own network"):
        fetch("http://blog.example/")
    assert net.connected == ["93.184.215.14"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    net = Net(web, monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(FileProblem, match="your own network"):
        fetch("http://blog.example/")
    assert net.connected == []


def test_when_one_address_does_not_answer_the_next_is_tried(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.page("/", BODY)
    net = Net(web, monkeypatch, ["93.184.215.9", "93.184.215.14"])
    assert fetch("http://blog.example/").data == BODY
    assert net.connected == ["93.184.215.9", "93.184.215.14"]


def test_a_person_can_stop_a_fetch_that_gets_no_answer(web: Web) -> None:
    class Stopping:
        def report(self, done: int, total: int | None, doing: str) -> None:
            del done, total
            assert doing == address
            raise Stopped

    address = web.page("/", nothing(web))
    with pytest.raises(Stopped):
        fetch(address, allow=[web.host], job=Stopping())


def test_the_library_for_http_is_loaded_with_the_first_fetch() -> None:
    code = "import app.importing.fetch, sys; print({'httpx', 'httpcore'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
