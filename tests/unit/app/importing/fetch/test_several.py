from collections.abc import Iterator
from threading import Barrier, Event, Lock

import pytest

from app.importing.fetch import Fetched, Limits, Wanted, fetch_each
from db.errors import FileProblem
from db.jobs import Stopped
from tests.unit.app.importing.web_server import Web


def test_answers_come_in_the_order_of_the_addresses_and_problems_among_them(web: Web) -> None:
    addresses = [web.page(f"/{n}", f"{n} 🏮 e\u0301 שלום".encode()) for n in range(12)]
    addresses[3:3] = [web.fail("/gone", 404), "no address"]
    wanted = [Wanted(each) for each in addresses]
    answers = list(fetch_each(wanted, [web.host]))
    assert [each.address for each in answers if isinstance(each, Fetched)] == [
        *addresses[:3],
        *addresses[5:],
    ]
    assert [isinstance(each, FileProblem) for each in answers[3:5]] == [True, True]


def test_one_host_is_asked_for_one_page_at_a_time(web: Web) -> None:
    busy = Lock()

    def alone() -> Iterator[bytes]:
        free = busy.acquire(blocking=False)
        yield b"alone" if free else b"together"
        if free:
            busy.release()

    wanted = [Wanted(web.page(f"/{n}", alone())) for n in range(6)]
    answers = list(fetch_each(wanted, [web.host]))
    assert [each.data for each in answers if isinstance(each, Fetched)] == [b"alone"] * 6


def test_different_hosts_are_asked_at_the_same_time(web: Web) -> None:
    both = Barrier(2)

    def together() -> Iterator[bytes]:
        both.wait(30)
        yield b"x"

    names = ("127.0.0.1", "localhost")
    for name in names:
        web.page(f"/{name}", together())
    wanted = [Wanted(f"http://{name}:{web.port}/{name}") for name in names]
    answers = list(fetch_each(wanted, names))
    assert [each.data for each in answers if isinstance(each, Fetched)] == [b"x", b"x"]


def test_it_can_be_ended_while_it_waits(web: Web) -> None:
    asked = Event()

    def silent() -> Iterator[bytes]:
        asked.set()
        web.over.wait(60)
        yield b""

    def stop() -> None:
        if asked.is_set():
            raise Stopped

    with pytest.raises(Stopped):
        list(fetch_each([Wanted(web.page("/", silent()))], [web.host], stop))


def test_a_host_that_hangs_does_not_keep_back_the_others(web: Web) -> None:
    def silent() -> Iterator[bytes]:
        web.over.wait(60)
        yield b""

    wanted = [Wanted(web.page("/1", silent())), Wanted(web.page("/2", b"x"))]
    slow, quick = fetch_each(wanted, [web.host], limits=Limits(seconds=0.3))
    assert isinstance(slow, FileProblem)
    assert isinstance(quick, Fetched)
