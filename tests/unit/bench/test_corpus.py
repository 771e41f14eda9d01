"""The invented posts of the benchmarks are what they claim to be."""

from itertools import islice
from pathlib import Path
from statistics import mean

import pytest

from app.importing.markdown import markdown_file
from app.importing.source_file import SourceFile
from db.records import AddressKind
from tests.bench import corpus


@pytest.mark.parametrize("number", [0, 7, 41])
def test_a_file_and_a_draft_of_one_post_say_the_same(number: int) -> None:
    (post,) = corpus.posts(1, first=number)
    read = markdown_file.read(post.markdown().encode(), SourceFile("post.md", Path())).drafts[0]
    draft = post.draft()
    assert (read.title, read.text, read.author) == (draft.title, draft.text, draft.author)
    assert (read.published, read.event) == (draft.published, draft.event)
    assert set(read.labels) == set(draft.labels)
    assert [kind.kind for kind in read.blocks] == [kind.kind for kind in draft.blocks]
    assert [each.kind for each in read.addresses] == [AddressKind.URL]


def test_posts_depend_on_their_number_alone() -> None:
    assert list(islice(corpus.posts(9), 5, 7)) == list(corpus.posts(2, first=5))


def test_posts_have_900_words_on_average_and_some_are_special() -> None:
    texts = [post.draft().text for post in corpus.posts(200)]
    assert 850 < mean(len(text.split()) for text in texts) < 950
    assert 5 < sum("🏮" in text and "שלום" in text for text in texts) < 40
    assert 1 <= sum("\u4e00" <= max(text[:100]) < "\u5200" for text in texts) < 20
