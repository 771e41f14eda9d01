"""A call that runs in a thread of its own, and can be left behind."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def run(call: Callable[[], T], name: str) -> Future[T]:
    """Start a call, and give what will hold its result or its exception.

    The program does not wait for the thread when it ends. An executor's would
    be waited for, and the search for a host's name cannot be broken off.

    Args:
        call: What to do.
        name: Of the thread, for whoever looks at a program that hangs.
    """
    future: Future[T] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 -- rises again in the thread that asked
            future.set_exception(error)

    Thread(target=work, name=name, daemon=True).start()
    return future
