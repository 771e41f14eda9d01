from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app.importing.source_file import PART_POSTS, Part, SourceFile
from app.importing.wordpress import export as wordpress
from app.importing.wordpress import items as wordpress_items
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, BlockKind, Draft, Publication, Reading
from tests.unit.app.importing.wxr import export, item

WORDS = "cafe\u0301 🌉 שלום"
OUTLINE = SourceFile("blog.xml", is_outline=True)


def parts(data: bytes, source: SourceFile | None = None) -> list[Part]:
    return list(wordpress.parts(data, source or SourceFile("blog.xml")))


def reading(*items: str) -> Reading:
    """All parts as one."""
    return joined(parts(export(*items)))


def joined(several: Iterable[Part]) -> Reading:
    readings = [part.reading for part in several]
    return Reading(
        tuple(draft for each in readings for draft in each.drafts),
        tuple(part for each in readings for part in each.skipped),
        tuple(remark for each in readings for remark in each.remarks),
        readings[-1].site,
        readings[-1].kind,
    )


def draft(**fields: str) -> Draft:
    (only,) = reading(item(**fields)).drafts
    return only


def test_a_post_is_read_with_all_that_the_export_tells_of_it() -> None:
    labels = (
        '<category domain="category" nicename="roads">Roads &amp; bridges</category>'
        '<category domain="post_tag" nicename="walk"><![CDATA[Walk]]></category>'
        '<category domain="category" nicename="uncategorized">Uncategorised</category>'
        '<category domain="post_format" nicename="aside">Aside</category>'
    )
    content = f"One {WORDS}\ntwo\n\n<h2>Three</h2>\nfour ]]> five"
    read = reading(item(content, labels, title="Bridge &#8211; <em>walk</em>"))
    (post,) = read.drafts
    assert (read.site, read.kind) == ("Quay & Side", "application/wordpress")
    assert (post.title, post.author, post.language) == ("Bridge – walk", "Mira Solvang", "en-GB")
    assert (post.published, post.printed) == ("2023-04-03", "2023-04-03 00:30:00")
    assert post.labels == ("Roads & bridges", "Walk")
    assert [(address.kind, address.value) for address in post.addresses] == [
        (AddressKind.URL, "https://quay.example/2023/04/a-post/"),
        (AddressKind.GUID, "https://quay.example/?p=7"),
    ]
    assert post.text == f"One {WORDS}\u2028two\nThree\nfour ]]> five"
    assert [block.kind for block in post.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert post.publication is Publication.PUBLISHED
    assert post.own_bytes.decode() == content
    assert (read.skipped, read.remarks) == ((), ())


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_all_versions_of_the_format_are_read_alike(version: str, scheme: str) -> None:
    teaser = "<excerpt:encoded>A teaser</excerpt:encoded>"
    data = export(item(WORDS, teaser), version=version, scheme=scheme)
    read = joined(parts(data))
    assert [post.text for post in read.drafts] == [WORDS]
    assert [(part.kind, part.text) for part in read.skipped] == [("excerpt", "A teaser")]


@pytest.mark.parametrize(
    ("fields", "publication"),
    [
        ({}, Publication.PUBLISHED),
        ({"wp_post_type": "page"}, Publication.PAGE),
        ({"wp_status": "draft"}, Publication.DRAFT),
        ({"wp_status": "pending", "wp_post_type": "page"}, Publication.DRAFT),
        ({"wp_status": "of-a-plug-in"}, Publication.DRAFT),
        ({"wp_status": "private"}, Publication.PRIVATE),
        ({"wp_post_password": "x"}, Publication.PRIVATE),
        ({"wp_status": "future"}, Publication.SCHEDULED),
    ],
)
def test_the_blog_s_status_says_who_sees_a_post(
    fields: dict[str, str], publication: Publication
) -> None:
    assert draft(**fields).publication is publication


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"wp_post_date": "0000-00-00 00:00:00"}, "2023-04-02"),
        (
            {
                "wp_post_date": "0000-00-00 00:00:00",
                "wp_post_date_gmt": "0000-00-00 00:00:00",
                "pubDate": "Sat, 01 Apr 2023 09:00:00 +0000",
            },
            "2023-04-01",
        ),
        ({"wp_post_date_gmt": "0000-00-00 00:00:00"}, "2023-04-03"),
        # WordPress writes so of a draft that nobody gave a date.
        (
            {
                "wp_status": "draft",
                "wp_post_date_gmt": "0000-00-00 00:00:00",
                "pubDate": "Mon, 30 Nov -0001 00:00:00 +0000",
            },
            "",
        ),
        ({"wp_status": "draft"}, "2023-04-03"),
        ({"wp_post_date": "", "wp_post_date_gmt": "", "pubDate": ""}, ""),
    ],
)
def test_the_date_is_the_day_the_blog_prints_or_unknown(
    fields: dict[str, str], published: str
) -> None:
    assert draft(**fields).published == published


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": ""}, "One two three four five six seven eight…"),
        ({"title": "", "content": f"<p>{WORDS}</p>"}, WORDS),
        ({"title": "", "content": "👋"}, "Untitled"),
        ({"title": "R&amp;D \u202e2023"}, "R&D 2023"),
    ],
)
def test_a_post_without_a_title_has_its_first_words(fields: dict[str, str], title: str) -> None:
    text = "One two three\n\nfour five six seven eight nine"
    both = parts(export(item(**{"content": text, **fields})))
    outline = parts(export(item(**{"content": text, **fields})), OUTLINE)
    assert [joined(each).drafts[0].title for each in (both, outline)] == [title, title]


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ({"guid": ""}, ["https://quay.example/2023/04/a-post/", "https://quay.example/?p=7"]),
        ({"link": "javascript:x"}, ["https://quay.example/?p=7"]),
        ({"link": "", "guid": "", "wp_post_id": ""}, ["blog.xml#A post"]),
    ],
)
def test_a_post_is_known_by_link_and_guid_or_else_by_its_file(
    fields: dict[str, str], addresses: list[str]
) -> None:
    assert [address.value for address in draft(**fields).addresses] == addresses


def test_an_author_without_a_name_is_shown_by_login() -> None:
    assert draft(dc_creator="jon").author == "jon"


def test_the_teaser_stands_in_for_a_text_that_is_not_there() -> None:
    (post,) = reading(item("", f"<excerpt:encoded>{WORDS}</excerpt:encoded>")).drafts
    assert (post.text, post.excerpt, post.own_bytes.decode()) == (WORDS, True, WORDS)


def test_what_is_no_post_is_counted_in_few_words() -> None:
    comment = "<wp:comment><wp:comment_content>Nice</wp:comment_content></wp:comment>"
    read = reading(
        item(wp_post_type="attachment", inside=comment),
        item(inside=comment * 2),
        item(wp_post_type="attachment", wp_status="inherit"),
        item(wp_post_type="nav_menu_item"),
        item(wp_post_type="revision", wp_status="inherit"),
        item(wp_post_type="product"),
        item(wp_status="trash"),
        item(wp_status="auto-draft"),
        item("<img src='https://e.org/a.png'>", title="Only a picture"),
    )
    assert len(read.drafts) == 1
    counted, comments = read.remarks
    assert counted == (
        "Of the export these were left out: 2 pictures and files, 1 menu item, 1 earlier version,"
        " 1 of kind “product”, 2 posts in its bin, 1 post without words."
    )
    assert comments == "3 comments of readers were not imported."
    assert [(part.kind, part.text) for part in read.skipped] == [("post", "Only a picture")]


def test_signs_that_only_the_blog_understands_are_listed_with_their_post() -> None:
    content = "[gallery ids='1']\n\n<!-- wp:latest-posts /-->\nwords"
    read = reading(item(), item(content))
    assert [(part.kind, part.text, part.draft) for part in read.skipped] == [
        ("shortcode", "[gallery ids='1']", 1),
        ("dynamic block", "wp:latest-posts", 1),
    ]


def test_links_and_pictures_are_completed_by_the_post_s_address() -> None:
    post = draft(content='<a href="/x">y</a> <img src="b.png" alt="A bridge">')
    assert [run.href for run in post.inlines] == ["https://quay.example/x"]
    assert post.images[0].address == "https://quay.example/2023/04/a-post/b.png"


def many() -> Iterator[str]:
    for number in range(2 * PART_POSTS + 30):
        kind = "attachment" if number % 7 == 3 else "post"
        words = "" if number % 5 == 0 else f"Text {number} " + 100 * WORDS
        yield item(words, title=f"Title {number}", wp_post_type=kind)


def test_both_passes_count_posts_alike_and_give_what_is_wanted() -> None:
    data = export(*many())
    outlined = joined(parts(data, OUTLINE)).drafts
    whole = joined(parts(data)).drafts
    assert [post.title for post in outlined] == [post.title for post in whole]
    assert all(0 < len(post.text) <= 300 and not post.own_bytes for post in outlined)
    assert all(blocks_hold(post.text, post.blocks) for post in (*outlined, *whole))
    wanted = SourceFile("blog.xml", wanted=frozenset({0, 70, 71}))
    chosen = joined(parts(data, wanted)).drafts
    assert chosen == (whole[0], whole[70], whole[71])


def test_posts_are_sent_on_by_the_hundred() -> None:
    told = [len(part.reading.drafts) for part in parts(export(*many()), OUTLINE)]
    assert max(told) <= PART_POSTS
    assert sum(told) == len(joined(parts(export(*many()))).drafts)


def test_large_posts_are_sent_on_before_there_are_a_hundred() -> None:
    long = "words " * (wordpress.PART_LETTERS // 5)
    assert [len(part.reading.drafts) for part in parts(export(item(long), item(long)))] == [1, 1, 0]


def test_a_file_too_large_to_hand_over_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "blog.xml"
    path.write_bytes(export(item(WORDS)))
    read = joined(parts(b"", SourceFile("blog.xml", path=path)))
    assert [post.text for post in read.drafts] == [WORDS]


def test_a_long_search_for_a_wanted_post_says_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wordpress, "PART_PIECES", 1)
    data = export(*(item("x" * 50_000) for _ in range(10)))
    told = parts(data, SourceFile("blog.xml", wanted=frozenset({9})))
    assert len(told) > 5
    assert len(joined(told).drafts) == 1


def cut(data: bytes, before: bytes) -> bytes:
    return data[: data.rindex(before)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (cut(export(item("one"), item("two")), b"two"), "ends in the middle of post 2"),
        (cut(export(item("one")), b"</channel>"), "end of the file is missing after post 1"),
        (export(item("one"), "<item><x></item>"), "read further than the middle of post 2"),
        (export(item("one"), "<x></y>"), "read further than post 1"),
    ],
)
def test_what_stands_before_the_damage_is_kept_and_where_it_is_told(
    data: bytes, words: str
) -> None:
    read = joined(parts(data))
    assert [post.text for post in read.drafts] == ["one"]
    (remark,) = read.remarks
    assert words in remark
    assert "line" in remark


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><p>no export</p></html>",
        b"<rss><channel>",
        cut(export(item("one")), b"one"),
        b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + export(item("&b;"))[39:],
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>',
    ],
)
def test_nothing_to_read_and_entities_are_problems_with_a_remedy(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"blog\.xml") as caught:
        parts(data)
    assert caught.value.remedy


def test_an_export_of_menus_alone_holds_no_post_and_is_no_problem() -> None:
    read = reading(item(wp_post_type="nav_menu_item"))
    assert (read.drafts, len(read.remarks)) == ((), 1)


@pytest.mark.parametrize("source", [SourceFile("blog.xml"), OUTLINE])
@pytest.mark.parametrize(
    "content",
    ["x" * 5_000_001, "y" * (wordpress_items.LARGEST_ITEM + 1), "<b>z</b>" * 1_300_000],
)
def test_a_post_that_is_too_large_is_left_out_and_the_rest_goes_on(
    content: str, source: SourceFile
) -> None:
    read = joined(parts(export(item(content, title="Huge"), item(title="Next")), source))
    assert [post.title for post in read.drafts] == ["Next"]
    assert [(part.kind, part.text) for part in read.skipped] == [("post", "Huge")]
    (remark,) = read.remarks
    assert remark == "“Huge” holds more than 5 million letters, too much for one post."


@pytest.mark.parametrize(("before", "after"), [("a", ""), ("", "a")])
def test_a_post_of_too_many_tags_is_told_when_it_is_wanted_whole(before: str, after: str) -> None:
    data = export(item(f"{before}{'<b>' * 450_000}{after}", title="Tags"), item(title="Next"))
    assert [post.title for post in joined(parts(data, OUTLINE)).drafts] == ["Tags", "Next"]
    read = joined(parts(data, SourceFile("blog.xml", wanted=frozenset({0, 1}))))
    assert [post.title for post in read.drafts] == ["Next"]
    assert [(part.kind, part.text) for part in read.skipped] == [("post", "Tags")]


def test_a_post_whose_words_are_all_taken_away_is_counted_as_empty() -> None:
    data = export(item("<title>gone</title>", title="Gone"), item(title="Next"))
    read = joined(parts(data, SourceFile("blog.xml", wanted=frozenset({0, 1}))))
    assert [part.text for part in read.skipped] == ["Gone"]
    assert read.remarks == ("Of the export these were left out: 1 post without words.",)
    outlined = joined(parts(data, OUTLINE)).drafts
    assert [post.title for post in (*read.drafts, *outlined)].count("Next") == 2


def test_what_is_said_of_many_posts_is_said_once() -> None:
    bell = "one\u00adtwo"  # a soft hyphen, which a text does not keep
    read = reading(item(bell, title="A"), item(bell, title="B"), item(bell * 2, title="C"))
    assert read.remarks == (
        "2 posts: 1 invisible character was left out.",
        "“C”: 2 invisible characters were left out.",
    )


def test_single_bytes_that_xml_forbids_do_not_end_the_reading() -> None:
    data = export(item("bell \x07 " + WORDS))
    read = joined(parts(b"\n" + data))
    assert [post.text for post in read.drafts] == [f"bell {WORDS}"]
    assert read.remarks == ("1 invisible character was left out.",)
