"""Which tokens of an old text live on in a new one, and where: a longest common subsequence."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

MOST_CELLS: Final = 40_000**2  # of the table of a comparison: one bit each, 200 MB
_LANDMARK: Final = 6  # tokens in a row that stand once in both texts hold a large text in place


class Run(NamedTuple):
    """Tokens in a row that are the same in both texts."""

    old: int
    new: int
    length: int


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """The runs that both texts have in common, in order, as long as they can be.

    Of texts too large to be compared whole, the stretches between their
    landmarks are compared: rows of tokens that stand once in either. Where
    there are none, nothing is found.
    """
    names: dict[str, int] = {}
    first = [names.setdefault(word, len(names)) for word in old]
    second = [names.setdefault(word, len(names)) for word in new]
    return tuple(_joined(_runs(first, second)))


def _runs(old: list[int], new: list[int]) -> Iterator[Run]:
    """The common head, what is alike between, and the common tail."""
    head, tail = _same_ends(old, new)
    if head:
        yield Run(0, 0, head)
    inner = _large if _cells(old, new, head + tail) > MOST_CELLS else _common
    for run in inner(old[head : len(old) - tail], new[head : len(new) - tail]):
        yield Run(run.old + head, run.new + head, run.length)
    if tail:
        yield Run(len(old) - tail, len(new) - tail, tail)


def _cells(old: list[int], new: list[int], trimmed: int) -> int:
    return (len(old) - trimmed) * (len(new) - trimmed)


def _same_ends(old: list[int], new: list[int]) -> tuple[int, int]:
    """How many tokens are the same at the head and at the tail; of two claims the longer wins."""
    head = _same_head(old, new)
    tail = _same_head(old[::-1], new[::-1])
    room = min(len(old), len(new))
    if head + tail <= room:
        return head, tail
    return (head, room - head) if head >= tail else (room - tail, tail)


def _same_head(old: list[int], new: list[int]) -> int:
    room = min(len(old), len(new))
    if old[:room] == new[:room]:
        return room
    return next(place for place in range(room) if old[place] != new[place])


def _common(old: list[int], new: list[int]) -> Iterator[Run]:
    from rapidfuzz.distance import LCSseq

    if old and new:
        for piece in LCSseq.opcodes(old, new):
            if piece.tag == "equal":
                yield Run(piece.src_start, piece.dest_start, piece.src_end - piece.src_start)


def _large(old: list[int], new: list[int]) -> Iterator[Run]:
    """What is alike between one landmark and the next."""
    done = (0, 0)
    for landmark in [*_landmarks(old, new), (len(old), len(new))]:
        yield from _between(old, new, done, landmark)
        done = landmark


def _between(
    old: list[int], new: list[int], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[Run]:
    """The runs of one stretch; of one without landmarks and still too large, none but its ends."""
    first, second = old[start[0] : end[0]], new[start[1] : end[1]]
    runs = _runs(first, second) if len(first) * len(second) <= MOST_CELLS else _ends(first, second)
    for run in runs:
        yield Run(run.old + start[0], run.new + start[1], run.length)


def _ends(old: list[int], new: list[int]) -> Iterator[Run]:
    head, tail = _same_ends(old, new)
    yield Run(0, 0, head)
    yield Run(len(old) - tail, len(new) - tail, tail)


def _landmarks(old: list[int], new: list[int]) -> list[tuple[int, int]]:
    """Places in both texts, rising in both, as many as there can be."""
    there = _only_ones(new)
    pairs = [(place, there[row]) for row, place in _only_ones(old).items() if row in there]
    tops: list[int] = []  # the lowest end of a rising row of each length
    chain: list[tuple[int, int]] = []  # the last pair, and the place in `chain` before it
    last: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tops, place)
        chain.append((number, last[length - 1] if length else -1))
        tops[length : length + 1] = [place]
        last[length : length + 1] = [number]
    rising = []
    number = last[-1] if last else -1
    while number >= 0:
        rising.append(pairs[number])
        number = chain[number][1]
    return rising[::-1]


def _only_ones(words: list[int]) -> dict[tuple[int, ...], int]:
    """Rows of tokens that stand once, with their places, in order."""
    rows = list(zip(*(words[skipped:] for skipped in range(_LANDMARK)), strict=False))
    counts = Counter(rows)
    return {row: place for place, row in enumerate(rows) if counts[row] == 1}


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs, those that follow each other without a gap as one."""
    held = Run(0, 0, 0)
    for run in runs:
        if (held.old + held.length, held.new + held.length) == (run.old, run.new):
            held = Run(held.old, held.new, held.length + run.length)
            continue
        if held.length:
            yield held
        held = run
    if held.length:
        yield held
