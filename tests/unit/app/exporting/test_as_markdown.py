"""The Markdown file as a whole: its layout, its front matter, and what hostile words do to it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.exporting import as_markdown
from app.exporting.groups import PostFacts
from app.exporting.summary import By, Summary, build
from app.text.clean import one_line
from db.records import Highlight, State
from tests.unit.app.exporting.briefing_parts import POSTS, highlight, theme

FUNDING = theme(1, "Funding", definition="Who pays for *unseen* work.")
PUBLIC = theme(2, "Funding/Public money")
HIGHLIGHTS = [
    highlight(
        1,
        1,
        FUNDING,
        PUBLIC,
        passage="Don't cut [it].\nשלום 👩\u200d👧 e\u0301",
        note="Ask Ines.\nBefore #June.",
    ),
    highlight(2, 2, FUNDING, passage="2. The loaf\u2028rose.", state=State.CHECK),
    highlight(3, 2, start=9, passage="Gone.", state=State.LOST),
]

WHOLE = """\
---
title: "Briefing: “unseen” work"
created: "2026-08-21T10:30:00"
scope: "theme:funding OR is:highlighted"
highlights: 3
posts: 2
themes: 2
tags:
  - "Funding"
  - "Funding/Public-money"
---

# Briefing: “unseen” work

3 highlights from 2 posts under 2 themes; scope: theme:funding OR is:highlighted

## Funding

*Who pays for \\*unseen\\* work.*

> 2\\. The loaf@@
> rose.

^en-000000000002

- The post’s text has changed around this passage: please check the quote.
- Source: 1. Why the loaf?, June 2025 [1]
- Themes: Funding

> Don't cut [it].
>
> שלום 👩\u200d👧 e\u0301

^en-000000000001

- Note: Ask Ines.@@
  Before \\#June.
- Source: [Ten deals \\[updated\\]](https://example.org/ten_%281%29), Ines Okafor, 14 June 2025 [2]
- Themes: Funding, Funding / Public money

### Public money

> Don't cut [it].
>
> שלום 👩\u200d👧 e\u0301

- Note: Ask Ines.@@
  Before \\#June.
- Source: [Ten deals \\[updated\\]](https://example.org/ten_%281%29), Ines Okafor, 14 June 2025 [2]
- Themes: Funding, Funding / Public money

## Without a theme

> Gone.

^en-000000000003

- This passage is no longer in the post’s text; quoted from the version of 3 May 2025.
- Source: 1. Why the loaf?, June 2025 [1]

## Sources

1. 1\\. Why the loaf?, June 2025
2. Ten deals [updated], Ines Okafor, 14 June 2025, Harbour Notes, <https://example.org/ten_%281%29>
   - Note: Read it twice.

     The end repeats the talk.
""".replace("@@", "  ")  # the two blanks of a hard break, where an editor cannot take them away


def summary_of(
    highlights: Iterable[Highlight] = HIGHLIGHTS,
    by: By = By.THEME,
    posts: dict[int, PostFacts] = POSTS,
    *,
    title: str = "Briefing: “unseen” work",
    scope: str = "theme:funding OR is:highlighted",
) -> Summary:
    created = datetime(2026, 8, 21, 10, 30, tzinfo=UTC)
    return build(list(highlights), posts, by, scope=scope, title=title, created=created)


def front_matter(markdown: str) -> dict[str, object]:
    _, front, _ = markdown.split("---\n", 2)
    read = yaml.safe_load(front)
    assert isinstance(read, dict)
    return read


def test_a_summary_is_written_as_a_person_would_like_to_read_it() -> None:
    assert as_markdown.render(summary_of()) == WHOLE


@pytest.mark.parametrize("by", By)
def test_the_same_summary_gives_the_same_bytes(by: By) -> None:
    first = as_markdown.render(summary_of(by=by))

    assert as_markdown.render(summary_of(reversed(HIGHLIGHTS), by)) == first
    assert "\r" not in first
    assert first.endswith("\n")
    assert "\n\n\n" not in first


def test_only_the_line_of_its_date_differs_between_two_exports() -> None:
    now = summary_of()
    later = replace(now, created=datetime(2027, 1, 2, tzinfo=UTC))

    pairs = zip(
        as_markdown.render(now).split("\n"), as_markdown.render(later).split("\n"), strict=True
    )

    assert [new for old, new in pairs if old != new] == ['created: "2027-01-02T00:00:00"']


def test_by_post_the_note_stands_under_the_heading() -> None:
    markdown = as_markdown.render(summary_of(by=By.POST))

    assert (
        "## Ten deals [updated]\n\n"
        "Note: Read it twice.\n\nThe end repeats the talk.\n\n"
        "> Don't cut [it].\n"
    ) in markdown
    assert markdown.count("Read it twice.") == 1


def test_a_lost_passage_of_a_version_without_date_says_so_too() -> None:
    markdown = as_markdown.render(summary_of([highlight(9, 1, state=State.LOST)]))

    assert (
        "- This passage is no longer in the post’s text; quoted from an older version.\n"
        in markdown
    )


def test_without_highlights_themes_and_scope_the_file_is_still_whole() -> None:
    markdown = as_markdown.render(summary_of([], title="Nothing", scope=""))

    assert front_matter(markdown)["tags"] == []
    assert markdown.endswith("---\n\n# Nothing\n\n0 highlights from 0 posts.\n")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["Public money"], ["Public-money"]),
        (["Funding/Who pays, & why?"], ["Funding/Who-pays-why"]),
        (["2025", "2025/06", "Q3 2025"], ["_2025", "_2025/06", "Q3-2025"]),
        (["#AI", "ai", "AI!"], ["AI"]),
        (["שלום e\u0301 漢字", "👩\u200d👧 care"], ["שלום-e\u0301-漢字", "👩\u200d👧-care"]),
        (["???", "a/???/b"], ["a/b"]),
        (["snake_case-name"], ["snake_case-name"]),
    ],
)
def test_tags_are_ones_that_obsidian_takes(paths: list[str], expected: list[str]) -> None:
    assert as_markdown.tags(paths) == expected


@given(title=st.text(), scope=st.text(), name=st.text(min_size=1))
@example(title='a: "b" # c', scope="---\n---", name="\ufffe\x85\u2028")
@example(title="- [x] {a}", scope="no", name="👩\u200d👧 שלום e\u0301")
def test_front_matter_is_read_back_whatever_the_words(title: str, scope: str, name: str) -> None:
    path = name.replace("/", "_")
    summary = summary_of([highlight(1, 1, theme(1, path))], title=title, scope=scope)

    front = front_matter(as_markdown.render(summary))

    assert (front["title"], front["scope"]) == (one_line(title), one_line(scope))
    assert (front["highlights"], front["posts"], front["themes"]) == (1, 1, 1)
    assert front["tags"] == as_markdown.tags([path])


HOSTILE = st.sampled_from(
    [
        "# x",
        "- x",
        "1. x",
        "> x",
        "---",
        "```",
        "<b>x",
        "a](b) [c",
        "*x",
        "| x | y |",
        "^en-1",
        "&lt;",
        "{{ x }}{% raw %}",
        "x\\",
        "x\n\n# y",
        "    x",
    ]
)


@pytest.mark.parametrize("by", By)
@given(title=HOSTILE, name=HOSTILE, note=HOSTILE, passage=HOSTILE)
def test_no_words_change_how_the_file_is_built(
    by: By, title: str, name: str, note: str, passage: str
) -> None:
    themes = [theme(1, one_line(name), definition=title), theme(2, "Plain")]
    post = replace(POSTS[1], title=title, author=name, source=note, note=note)
    highlights = [
        highlight(1, 1, *themes, passage=passage, note=note),
        highlight(2, 1, start=99, passage=passage),
    ]

    markdown = as_markdown.render(summary_of(highlights, by, {1: post}, title=title, scope=name))

    _, _, body = markdown.split("---\n", 2)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    kinds = [each.type for each in tokens]
    summary = summary_of(highlights, by, {1: post})
    entries = sum(len(section.entries) for section in summary.sections)
    assert kinds.count("heading_open") == 2 + len(summary.sections)
    assert kinds.count("blockquote_open") == entries
    assert kinds.count("ordered_list_open") == 1
    assert not {"html_block", "fence", "code_block", "table_open"} & set(kinds)
    assert all(each.level > 0 for each in tokens if each.type == "hr")  # inside a quote it is meant
    block_ids = re.findall(r"^\^(.+)$", markdown, re.MULTILINE)
    assert sorted(block_ids) == ["en-000000000001", "en-000000000002"]
