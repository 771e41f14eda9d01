import pytest

from app.importing.markdown.front_matter import front_matter


@pytest.mark.parametrize(
    ("whole", "fields", "text"),
    [
        ("plain text", {}, "plain text"),
        ("---\ntitle: A 🌊\n---\nx", {"title": ("A 🌊",)}, "x"),
        ("\ufeff\n\n---\nTitle: 'שלום: e\u0301'\n---\n\nx", {"title": ("שלום: e\u0301",)}, "\nx"),
        ("---\ntitle: 2024\ndraft: true\n---\n", {"title": ("2024",), "draft": ("true",)}, ""),
        ("---\ndate: 2023-04-02\n---\n", {"date": ("2023-04-02",)}, ""),
        (
            "---\ndate: 2023-04-02 10:00:00 +02:00\n---\n",
            {"date": ("2023-04-02 10:00:00 +02:00",)},
            "",
        ),
        ("---\ndate: 2023-02-30\n---\n", {"date": ("2023-02-30",)}, ""),
        ("---\ntags: [a, 'b c', 7, {d: e}, null]\n---\n", {"tags": ("a", "b c", "7")}, ""),
        ("---\ntitle:\nmenu: {main: {weight: 1}}\n---\nx", {}, "x"),
        ("---\n---\nx", {}, "x"),
        ("---\ntitle: a\n--- \nx\n---\ny", {"title": ("a",)}, "x\n---\ny"),
        ("---\njust a line\n---\nx", {}, "---\njust a line\n---\nx"),
        ("---\nno end", {}, "---\nno end"),
        (
            "+++\nTitle = 'a'\ndate = 2023-04-02\n+++\nx",
            {"title": ("a",), "date": ("2023-04-02",)},
            "x",
        ),
        (
            "+++\ndate = 2023-04-02T10:00:00Z\nn = 3\ntags = ['a', 1]\n[menu]\nx = 1\n+++\n",
            {"date": ("2023-04-02T10:00:00+00:00",), "tags": ("a",)},
            "",
        ),
    ],
)
def test_fields_are_read_as_their_author_wrote_them(
    whole: str, fields: dict[str, tuple[str, ...]], text: str
) -> None:
    read = front_matter(whole)
    assert (dict(read.fields), read.text) == (fields, text)
    assert (read.skipped, read.remarks) == ((), ())


@pytest.mark.parametrize(
    "raw",
    [
        '---\ntitle: Foo: bar "baz\n---\n',
        "---\na: " + "[" * 20_000 + "\n---\n",
        "---\na: &x\n\tb\n---\n",
        "+++\ntitle = \n+++\n",
        "+++\na = " + "[" * 20_000 + "\n+++\n",
    ],
)
def test_unreadable_fields_are_told_and_shown_and_the_text_is_kept(raw: str) -> None:
    read = front_matter(raw + "the text")
    assert read.text == "the text"
    assert dict(read.fields) == {}
    assert len(read.remarks) == 1
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("front matter", raw[4:-5].strip())
    ]


def test_tags_of_yaml_construct_nothing() -> None:
    read = front_matter("---\na: !!python/object/apply:os.getcwd []\nb: !!int x\n---\n")
    assert dict(read.fields) == {"b": ("x",)}


def test_a_bomb_of_references_stays_small() -> None:
    lines = ["a: &a [x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    read = front_matter("---\n" + "\n".join(lines) + "\n---\nx")
    assert dict(read.fields) == {"a": ("x", "x")}


def test_words_are_found_under_the_first_name_that_has_any() -> None:
    read = front_matter("---\nauthors: [A, B]\nauthor: A\ntitle: ''\n---\n")
    assert read.first("title", "authors") == "A"
    assert read.every("author", "authors", "editor") == ("A", "B")
    assert read.first("title") == ""


@pytest.mark.parametrize(
    "whole",
    [
        "+++\nauthor = 'A'\n[taxonomies]\nTags = ['x 🌊', 'y']\n[extra]\nauthor = 'B'\n+++\n",
        "---\nauthor: A\ntaxonomies:\n  Tags: [x 🌊, y]\nextra:\n  author: B\n  n: {o: p}\n---\n",
        "---\nauthor: A\nparams: {tags: [x 🌊, y], author: ''}\nmenu: {tags: [z]}\n---\n",
    ],
)
def test_what_a_generator_keeps_one_level_deeper_counts_after_the_file_s_own(whole: str) -> None:
    read = front_matter(whole)
    assert dict(read.fields) == {"author": ("A",), "tags": ("x 🌊", "y")}
    assert read.lists == {"tags"}
