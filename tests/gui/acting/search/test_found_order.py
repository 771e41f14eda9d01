"""What holds still in the list while more of a search comes in."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.acting.search.found_order import arranged, held, is_same_order, steady, with_snippets_of
from app.ui.acting.search.found_rows import Found
from app.ui.browsing.post_list_rows import HeadRow, JumpRow, NoteRow, PostRow, Row, key_of
from db.records import About, NoteHit, PostLine, Results, Span

IDS = st.lists(st.integers(1, 12), unique=True, max_size=12)


def post(number: int, snippet: str | None = None) -> PostRow:
    line = PostLine(
        id=number, guid=f"p-{number}", title=f"פנסים {number} 🏮", author="", published="",
        source="", words=3, excerpt=False, highlights=0, added="",
    )  # fmt: skip
    return PostRow(line, snippet, (Span(0, 4),) if snippet else ())


def note(number: int) -> NoteRow:
    return NoteRow(NoteHit(About.EVENT, number, "Cafe\u0301", "lanterns"))


def found(posts: list[int], notes: list[int]) -> Found:
    results = Results("q", len(posts), (), (), "", note_total=len(notes))
    return Found(
        "q", results, tuple(map(post, posts)), tuple(map(note, notes)), "posts", "by relevance"
    )


def telling(rows: tuple[Row, ...] | list[Row]) -> list[Row]:
    """The rows that are about something: neither head nor way to it."""
    return [row for row in rows if not isinstance(row, HeadRow | JumpRow)]


def test_highlights_and_notes_stand_below_with_a_way_to_them_at_the_top() -> None:
    rows = arranged(found([1, 2], [7]))
    assert rows == (
        JumpRow("1 note"), post(1), post(2), HeadRow("Highlights and notes"), note(7),
    )  # fmt: skip


def test_posts_alone_and_notes_alone_need_no_way() -> None:
    assert arranged(found([1], [])) == (post(1),)
    assert arranged(found([], [7])) == (HeadRow("Highlights and notes"), note(7))


@given(before=IDS, notes=IDS, after=IDS, later=IDS, data=st.data())
def test_no_row_up_to_the_held_one_changes_and_nothing_is_lost_or_doubled(
    before: list[int], notes: list[int], after: list[int], later: list[int], data: st.DataObject
) -> None:
    shown = arranged(found(before, notes))
    until = data.draw(st.integers(-1, len(shown) - 1))
    new = found(after, later)
    rows = held(shown, until, new)
    if new.others or not any(isinstance(row, HeadRow) for row in shown):
        assert telling(rows[: until + 1]) == telling(shown[: until + 1])
    keys = [key_of(row) for row in telling(rows)]
    assert len(keys) == len(set(keys))
    assert {key_of(row) for row in new.others} <= set(keys)
    is_among_posts = not any(isinstance(row, HeadRow) for row in shown[: until + 1])
    if is_among_posts:
        assert {key_of(row) for row in new.posts} <= set(keys)


@given(before=IDS, after=IDS)
def test_what_is_still_there_after_a_step_keeps_its_order(
    before: list[int], after: list[int]
) -> None:
    rows = steady(arranged(found(before, [])), found(after, []))
    still = [number for number in before if number in after]
    assert is_same_order(rows, list(map(post, still + [n for n in after if n not in before])))


def test_snippets_stay_until_those_of_the_new_query_come() -> None:
    shown = [post(1, "🏮 by the quay")]
    one, other = with_snippets_of(shown, found([1, 2], []), are_of_this=False).posts
    assert (one.snippet, one.is_provisional, one.wants_snippet) == ("🏮 by the quay", True, True)
    assert (other.snippet, other.wants_snippet) == (None, True)
    same = with_snippets_of(shown, found([1], []), are_of_this=True).posts[0]
    assert not same.wants_snippet
