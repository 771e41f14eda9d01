from hypothesis import given
from hypothesis import strategies as st

from app.ui.reading.marks_index import MarkIndex
from app.ui.reading.marks_rows import MarkRows, free_rows
from db.records import Span

SPANS = st.dictionaries(
    st.integers(1, 60),
    st.tuples(st.integers(0, 40), st.integers(0, 15)).map(lambda at: Span(at[0], at[0] + at[1])),
    max_size=25,
)
OFFSETS = st.integers(0, 60)


def share(one: Span, other: Span) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


@given(SPANS, OFFSETS, OFFSETS)
def test_overlapping_finds_what_looking_at_every_mark_finds(
    spans: dict[int, Span], start: int, end: int
) -> None:
    index = MarkIndex(spans)
    expected = {key for key, span in spans.items() if share(span, Span(start, end))}
    found = index.overlapping(start, end)
    assert set(found) == expected
    assert len(found) == len(expected)
    assert found == [key for key in index.keys if key in expected]


@given(SPANS, OFFSETS)
def test_the_innermost_mark_comes_first(spans: dict[int, Span], offset: int) -> None:
    found = MarkIndex(spans).at(offset)
    lengths = [spans[key].end - spans[key].start for key in found]
    assert lengths == sorted(lengths)
    assert set(found) == {key for key, span in spans.items() if span.start <= offset < span.end}


@given(SPANS)
def test_going_on_from_mark_to_mark_visits_all_in_order_and_back(spans: dict[int, Span]) -> None:
    index = MarkIndex(spans)
    onwards = []
    at = index.next_after(0)
    while at:
        onwards.append(at)
        at = index.next_after(spans[at].start, at)
    backwards = []
    at = index.previous_before(100)
    while at:
        backwards.append(at)
        at = index.previous_before(spans[at].start, at)
    assert onwards == list(index.keys)
    assert backwards == onwards[::-1]
    assert onwards == sorted(onwards, key=lambda key: (spans[key].start, -spans[key].end, key))


def test_next_and_previous_without_a_mark_count_from_the_caret() -> None:
    index = MarkIndex({1: Span(5, 9), 2: Span(20, 30)})
    assert [index.next_after(offset) for offset in (0, 5, 6, 21)] == [1, 1, 2, 0]
    assert [index.previous_before(offset) for offset in (5, 6, 20, 21)] == [0, 1, 1, 2]


@given(SPANS)
def test_marks_that_overlap_share_no_row(spans: dict[int, Span]) -> None:
    index = MarkIndex(spans)
    rows = MarkRows(index, lambda key: key % 3 + 1)
    for one in index.keys:
        assert len(rows.of(one)) == one % 3 + 1
        for other in index.keys:
            if one != other and share(spans[one], spans[other]):
                assert not set(rows.of(one)) & set(rows.of(other))


@given(SPANS)
def test_a_cluster_coloured_alone_gets_the_rows_it_gets_among_all(spans: dict[int, Span]) -> None:
    index = MarkIndex(spans)
    rows = MarkRows(index, lambda _key: 1)
    at_once = free_rows([spans[key] for key in index.keys], [1] * len(index))
    deepest = max((len(index.at(offset)) for offset in range(60)), default=0)
    assert {row for (row,) in at_once} == set(range(deepest))
    assert {rows.of(key)[0] for key in index.keys} == set(range(deepest))


@given(SPANS, SPANS)
def test_what_changed_is_what_must_be_measured_again(
    before: dict[int, Span], after: dict[int, Span]
) -> None:
    old, new = MarkIndex(before), MarkIndex(after)
    changed = set(old.changed(new))
    for key in {*before, *after}:
        stays = before.get(key) == after.get(key)
        for spans in (before, after):
            if key in spans and spans[key].start < spans[key].end:
                assert ((key, spans[key]) in changed) is not stays
