"""How long things take, by the clock on the wall."""

from collections.abc import Callable
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """Do the work once and give how long it took."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def milliseconds(work: Callable[[], object]) -> float:
    """Do the work once and give how long it took, in ms."""
    return 1_000 * seconds(work)
