"""What can be read off a reader: the words chosen in it, and how far it is scrolled."""

from app.ui.reading.reader import Reader


def offset_of(reader: Reader, words: str) -> int:
    assert reader.post is not None
    return reader.post.text.index(words)


def chosen(reader: Reader) -> str:
    assert reader.post is not None
    start, end = reader.selected()
    return reader.post.text[start:end]


def down(reader: Reader) -> int:
    return reader.verticalScrollBar().value()
