from collections.abc import Sequence

import pytest

from app.importing.excerpt_end import without_mark
from app.text.blocks import Built, Mark, TextBuilder, blocks_hold
from db.records import BlockKind, Image, InlineKind

TEXT = "A cafe\u0301 near שלום 🙂 was open."


def built(*paragraphs: str) -> Built:
    builder = TextBuilder()
    for paragraph in paragraphs:
        builder.block(BlockKind.PARAGRAPH, paragraph)
    return builder.build()


@pytest.mark.parametrize(
    ("paragraphs", "kept", "mark"),
    [
        ([TEXT], [TEXT], ""),
        ([f"{TEXT} [...]"], [TEXT], "[...]"),
        ([TEXT, "Read more »"], [TEXT], "Read more »"),
        ([f"{TEXT} […]", "Continue reading →"], [TEXT], "[…] Continue reading →"),
        ([TEXT, f"{TEXT} (more…)"], [TEXT, TEXT], "(more…)"),
        (["Read more about it below.", TEXT], ["Read more about it below.", TEXT], ""),
        (["Read more"], ["Read more"], ""),
        ([], [], ""),
    ],
)
def test_marks_at_the_end_are_taken_off_and_told(
    paragraphs: Sequence[str], kept: Sequence[str], mark: str
) -> None:
    shorter, told = without_mark(built(*paragraphs))
    assert (shorter.text, told) == ("\n".join(kept), mark)
    assert len(shorter.blocks) == len(kept)
    assert blocks_hold(shorter.text, shorter.blocks)


def test_links_and_pictures_beyond_the_end_go_and_others_are_cut() -> None:
    builder = TextBuilder()
    builder.open(BlockKind.PARAGRAPH)
    builder.add(f"{TEXT} […]", [Mark(InlineKind.LINK, "https://e.org/")])
    builder.block(BlockKind.PARAGRAPH, "Read more")
    builder.image(Image(0, "arrow"))
    shorter, mark = without_mark(builder.build())
    assert (shorter.text, mark) == (TEXT, "[…] Read more")
    assert shorter.images == ()
    assert [(run.span.start, run.span.end) for run in shorter.inlines] == [(0, len(TEXT))]
