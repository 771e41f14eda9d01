"""A reader for the tests of the import: posts in the plainest form there is.

Posts are parted by a line "====". Each has a title, an address or "-", labels
or "-" (parted by commas), each on a line, and its text. "broken" alone fails.
"""

from collections.abc import Callable

from app.importing.source_file import SourceFile
from app.text.blocks import TextBuilder
from db.records import Address, AddressKind, BlockKind, Draft, PostLink, Reading, Skipped, Span


def read(data: bytes, source: SourceFile, _progress: Callable[[str], None]) -> Reading:
    """Give the posts; each links its first letter to the next one, the last to the first."""
    letters = data.decode()
    if letters == "broken":
        raise RuntimeError(letters)
    if letters == "nothing":
        return Reading((), remarks=("Nothing here 👋.",))
    posts = [post for post in letters.split("\n====\n") if post]
    return Reading(
        tuple(
            _draft(post, (place + 1) % len(posts), len(posts)) for place, post in enumerate(posts)
        ),
        skipped=(Skipped("heading", source.name),),
        remarks=("One remark.",),
    )


def _draft(post: str, following: int, posts: int) -> Draft:
    title, url, labels, text = post.split("\n", 3)
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, text)
    built = builder.build()
    return Draft(
        title,
        built.text,
        built.blocks,
        labels=tuple(label for label in labels.split(",") if label != "-"),
        addresses=(Address(AddressKind.URL, url),) if url != "-" else (),
        links=(PostLink(Span(0, 1), following),) if posts > 1 else (),
    )
