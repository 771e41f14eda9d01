"""Where a person is in the post list, and how to be there again after its rows were read anew."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from app.ui.browsing.post_list_model import FETCHED_AT_ONCE, ROW_ROLE, PostListModel
from app.ui.browsing.post_list_rows import RowKey, key_of
from app.ui.browsing.rows_view import RowsView

_FLAG = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The present row, the selected ones, and what stands at the top.

    Attributes:
        number: Of the present row, -1 for none.
        top_offset: How far the top row begins above the view, in pixels, 0 or less.
        scroll: Of the scroll bar, for when the top row is gone.
    """

    current: RowKey | None
    number: int
    selected: frozenset[RowKey]
    top: RowKey | None
    top_offset: int
    scroll: int


def place_in(view: RowsView, model: PostListModel) -> ListPlace:
    """Where a person is in the list now."""
    current = view.currentIndex()
    selected = (key_of(model.rows[number]) for number in view.selected_numbers())
    top = _top(view)
    return ListPlace(
        current=_key(current),
        number=current.row(),
        selected=frozenset(key for key in selected if key),
        top=_key(top),
        top_offset=view.visualRect(top).top() if top.isValid() else 0,
        scroll=view.verticalScrollBar().value(),
    )


def go_to_place(view: RowsView, model: PostListModel, place: ListPlace) -> None:
    """Be where a person was; what is gone is left out.

    Where the present row is gone, the keyboard waits on the row before it, so
    that the next step down reaches what has moved up into its place.
    """
    wanted = {key for key in (place.current, place.top, *place.selected) if key}
    numbers = model.numbers_of(wanted)
    last = max([*numbers.values(), place.number], default=0)
    model.fetch_to(last + FETCHED_AT_ONCE)
    _select(view, model, [numbers[key] for key in place.selected if key in numbers])
    number = numbers.get(place.current, place.number - 1) if place.current else -1
    if number >= 0:
        view.selectionModel().setCurrentIndex(model.index(number), _FLAG.NoUpdate)
    _scroll(view, model, place, numbers)


def _scroll(
    view: RowsView, model: PostListModel, place: ListPlace, numbers: dict[RowKey, int]
) -> None:
    view.executeDelayedItemsLayout()
    bar = view.verticalScrollBar()
    if place.top in numbers:
        area = view.visualRect(model.index(numbers[place.top]))
        bar.setValue(bar.value() + area.top() - place.top_offset)
    else:
        bar.setValue(place.scroll)


def _select(view: RowsView, model: PostListModel, numbers: list[int]) -> None:
    selection = QItemSelection()
    for first, last in _stretches(sorted(numbers)):
        selection.select(model.index(first), model.index(last))
    view.selectionModel().select(selection, _FLAG.ClearAndSelect)


def _stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each stretch without a gap."""
    stretches: list[tuple[int, int]] = []
    for number in numbers:
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1] = (stretches[-1][0], number)
        else:
            stretches.append((number, number))
    return stretches


def _top(view: RowsView) -> QModelIndex:
    """The first row in view that is a post or passage."""
    numbers = view.numbers_in_view()
    indexes = (view.model().index(number, 0) for number in numbers)
    return next((index for index in indexes if _key(index)), QModelIndex())


def _key(index: QModelIndex) -> RowKey | None:
    return key_of(index.data(ROW_ROLE)) if index.isValid() else None
