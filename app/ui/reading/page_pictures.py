"""The pictures of the page that is shown: asked for when first painted, a box until they come."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument

from app.ui.reading import pictures
from app.ui.reading.page import Page, picture_address, picture_position

_IMAGE: Final = QTextDocument.ResourceType.ImageResource.value


class PagePictures(QObject):
    """Answers a document that asks for pictures.

    Signals:
        wanted: A list of (position in the text, greatest width in pixels of the
            screen) of pictures that came into view.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: list[tuple[int, int]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def forget(self) -> None:
        """Ask for nothing more of a page that is gone."""
        self._asked.clear()
        self._timer.stop()

    def answer(self, page: Page | None, kind: int, address: QUrl, ratio: float) -> QImage | str:
        """What stands at an address now; never nothing, or Qt would open the address itself."""
        if kind != _IMAGE:
            return " "
        position = picture_position(address)
        image = page.image(position) if page is not None and position is not None else None
        if page is None or image is None:
            return pictures.nothing()
        if not image.data:
            return self._missing(page, image.position, ratio)
        self._asked.append((image.position, round(page.picture_size(image).width() * ratio)))
        self._timer.start(0)
        return pictures.waiting(page.look)

    def show(self, page: Page, position: int, picture: QImage, ratio: float) -> None:
        """Put a decoded picture in its room; a null one is shown as missing."""
        shown = self._missing(page, position, ratio) if picture.isNull() else picture
        address = QUrl(picture_address(position))
        page.document.addResource(_IMAGE, address, shown)

    def _ask(self) -> None:
        asked, self._asked = self._asked, []
        if asked:
            self.wanted.emit(asked)

    def _missing(self, page: Page, position: int, ratio: float) -> QImage:
        image = page.image(position)
        if image is None:
            return pictures.nothing()
        words = image.alt or _("This picture is not in the library.")
        return pictures.missing(page.look, page.picture_size(image).toSize(), ratio, words)
