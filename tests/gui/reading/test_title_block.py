"""What stands above a text: the title, the facts, and a person's note on the post."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.reading.page_look import PageLook
from app.ui.reading.title_block import TitleBlock
from app.ui.reading.title_facts import TitleFacts
from app.ui.style import colours, fonts
from db.records import Post
from tests.gui.reading.posts_to_read import lantern_post


def block(post: Post, width: int = 500) -> TitleBlock:
    look = PageLook(colours.LIGHT, fonts.READING_FAMILIES[0], 17, width)
    return TitleBlock(TitleFacts.of(post), look, float(width), is_starred=post.starred)


def test_a_note_on_the_post_stands_above_the_text_and_is_spoken(qapp: QApplication) -> None:
    plain = replace(lantern_post(), note="", excerpt=False)
    noted = replace(plain, note="Ask Noor נור 🏮 e\u0301\nbefore Friday.")
    assert block(noted).height > block(plain).height + 2 * 20
    assert "Note: Ask Noor" in TitleFacts.of(noted).spoken()
    assert "Note:" not in TitleFacts.of(plain).spoken()


def test_a_long_note_leaves_room_for_the_text(qapp: QApplication) -> None:
    noted = replace(lantern_post(), note="word " * 2_000)
    assert block(noted).height < 900


def test_a_narrow_page_gives_the_title_more_lines(qapp: QApplication) -> None:
    post = replace(lantern_post(), title="A title that is long enough for several lines 🏮")
    assert block(post, 200).height > block(post, 700).height


def test_all_facts_stand_at_the_side_of_the_title(qapp: QApplication) -> None:
    latin = replace(lantern_post(), title="Lanterns", labels=("lights",))
    hebrew = replace(latin, title="ערב הפנסים")
    assert middle_of_ink(block(latin)) < 250 < middle_of_ink(block(hebrew))


def middle_of_ink(made: TitleBlock) -> float:
    """How far from the left edge, of 500 pixels, what is painted stands on average."""
    image = QImage(500, int(made.height), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    made.paint(painter)
    painter.end()
    inked = [x for x in range(500) for y in range(image.height()) if image.pixelColor(x, y).alpha()]
    return sum(inked) / len(inked)
