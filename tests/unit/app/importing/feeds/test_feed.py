"""Feeds: RSS and Atom become drafts that say no more than the feed does."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.importing.source_file import SourceFile
from db.records import Address, AddressKind, BlockKind, InlineKind
from tests.unit.app.importing.feed_files import SOURCE, WORDS, atom, item, only, rss, values, whole

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared" / "data" / "feeds"


def test_a_post_of_an_rss_feed_says_what_the_feed_says() -> None:
    reading = whole(
        rss(
            item(
                f"<h2>Morning</h2><p>{WORDS}</p>",
                "<link>https://harbour.example/2024/05/06/first-day/</link>"
                '<guid isPermaLink="false">https://harbour.example/?p=7</guid>'
                "<pubDate>Mon, 06 May 2024 23:30:00 -0700</pubDate>"
                "<dc:creator>Ana Sol</dc:creator>"
                "<category>Open data</category><category>open data</category>"
                "<category>Ports</category>",
            ),
            "<title>Harbour &#8211; notes</title><language>pt_BR</language>",
        )
    )
    (draft,) = reading.drafts
    assert reading.site == "Harbour – notes"
    assert draft.title == "First day"
    assert draft.text == f"Morning\n{WORDS}"
    assert [block.kind for block in draft.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert (draft.published, draft.printed) == ("2024-05-06", "Mon, 06 May 2024")
    assert draft.author == "Ana Sol"
    assert draft.language == "pt-BR"
    assert draft.labels == ("Open data", "Ports")
    assert draft.addresses == (
        Address(AddressKind.URL, "https://harbour.example/2024/05/06/first-day/"),
        Address(AddressKind.GUID, "https://harbour.example/?p=7"),
    )
    assert not draft.excerpt
    assert draft.own_bytes == f"<h2>Morning</h2><p>{WORDS}</p>".encode()
    assert reading.remarks == ()


def test_a_post_of_an_atom_feed_says_what_the_feed_says() -> None:
    draft = only(
        atom(
            "<entry><id>tag:harbour.example,2024:7</id>"
            '<title type="html">Day &lt;em&gt;two&lt;/em&gt; &amp;amp; more</title>'
            '<link rel="replies" href="https://harbour.example/c/"/>'
            '<link href="https://harbour.example/two"/>'
            "<published>2024-05-07T08:00:00Z</published><updated>2024-06-01T08:00:00Z</updated>"
            "<author><name>Ana Sol</name></author><author><name>Bo Lind</name></author>"
            '<category term="ports" label="Ports of call"/>'
            '<category term="http://schemas.google.com/blogger/2008/kind#post"/>'
            '<content type="xhtml" xml:lang="de"><div xmlns="http://www.w3.org/1999/xhtml">'
            f"<p>{WORDS}</p></div></content></entry>"
        )
    )
    assert draft.title == "Day two & more"
    assert draft.text == WORDS
    assert draft.published == "2024-05-07"
    assert draft.author == "Ana Sol, Bo Lind"
    assert draft.labels == ("Ports of call",)
    assert draft.language == "de"
    assert values(draft, AddressKind.URL) == ["https://harbour.example/two"]
    assert values(draft, AddressKind.GUID) == ["tag:harbour.example,2024:7"]


def test_a_post_of_an_old_rdf_feed_is_read_too() -> None:
    draft = only(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        b' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<channel rdf:about="http://h.example/"><title>H</title></channel>'
        b'<item rdf:about="http://h.example/1"><title>One</title>'
        b"<link>http://h.example/1</link><dc:date>2003-05-06</dc:date>"
        b"<dc:subject>ports</dc:subject><description>Old words.</description></item></rdf:RDF>"
    )
    assert (draft.title, draft.text, draft.published) == ("One", "Old words.", "2003-05-06")
    assert draft.labels == ("ports",)
    assert values(draft, AddressKind.URL) == ["http://h.example/1"]


@pytest.mark.parametrize("name", ["eightbar-tag-events", "mossiso-tag-conferences"])
def test_real_feeds_give_title_date_and_address_of_each_post(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("no shared test data here")
    expected = json.loads((SHARED / "expected.json").read_text())[name]["entries"]
    reading = whole((SHARED / f"{name}.rss.xml").read_bytes())
    found = [
        [draft.title, draft.printed, values(draft, AddressKind.URL)[0]] for draft in reading.drafts
    ]
    assert found == expected
    assert not any(draft.excerpt for draft in reading.drafts)


def test_the_content_is_taken_before_the_summary() -> None:
    more = "<content:encoded><![CDATA[<p>All of the words of it.</p>]]></content:encoded>"
    draft = only(rss(item("All of … [&#8230;]", more)))
    assert draft.text == "All of the words of it."
    assert not draft.excerpt


def test_the_words_of_a_picture_are_not_taken_for_the_post() -> None:
    more = (
        '<media:content url="a.jpg" medium="image">'
        "<media:description>Quay</media:description></media:content>"
    )
    assert only(rss(item("<p>The whole post is here.</p>", more))).text == "The whole post is here."


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("<pubDate>Tue, 07 May 2024 08:00:00 GMT</pubDate>", "2024-05-07"),
        ("<pubDate>Tue, 07 May 24 08:00:00 GMT</pubDate>", "2024-05-07"),
        ("<pubDate>Fri, 07 May 99 08:00:00 GMT</pubDate>", "1999-05-07"),
        ("<dc:date>2024-05-07T23:59:00-08:00</dc:date>", "2024-05-07"),
        ("<dc:date>2024-05</dc:date>", "2024-05"),
        ("<pubDate>Tue, 07 May</pubDate>", ""),
        ("<pubDate>--05-07</pubDate>", ""),
        ("<pubDate>soon</pubDate><link>https://h.example/2024/05/07/a/</link>", "2024-05-07"),
        ("<pubDate>soon</pubDate><dc:date>2024-05-08</dc:date>", "2024-05-08"),
        ("", ""),
    ],
)
def test_a_date_is_read_in_the_order_of_its_evidence_and_never_made_up(
    printed: str, published: str
) -> None:
    assert only(rss(item(more=printed))).published == published


@pytest.mark.parametrize(
    ("body", "is_excerpt"),
    [
        ("<p>The first words [&#8230;]</p>", True),
        ("The first words [...]", True),
        ("The first words…", True),
        ('<p>Words</p><a href="/1">Continue reading <span>&#8594;</span></a>', True),
        ('Words <a class="more" href="/1">Read more</a>', True),
        ("<p>All the words, to their very end.</p>", False),
        (f"<p>Read more books.</p><p>{'And so on. ' * 20}</p>", False),
        (f"<p>{'And so on. ' * 400} To be continued…</p>", False),
        (f"<p>{'And so on. ' * 400} [&#8230;]</p>", True),
    ],
)
def test_a_summary_that_ends_like_an_excerpt_is_one(body: str, is_excerpt: bool) -> None:
    for source in (SOURCE, replace(SOURCE, is_outline=True)):
        assert only(rss(item(body)), source).excerpt is is_excerpt


def test_a_summary_in_atom_is_never_the_whole_post() -> None:
    entry = "<entry><title>A</title><id>1</id><summary>About the quay.</summary></entry>"
    assert only(atom(entry)).excerpt


def test_what_a_plug_in_writes_below_each_post_is_set_apart_and_listed() -> None:
    footer = (
        '<p>The post <a href="https://h.example/1">First day</a> appeared first on'
        ' <a href="https://h.example">Harbour</a>.</p>'
    )
    reading = whole(rss(item(f"<p>Words [&hellip;]</p>\n{footer}")))
    assert reading.drafts[0].text == "Words […]"
    assert reading.drafts[0].excerpt
    assert [(each.kind, each.text) for each in reading.skipped] == [
        ("footer", "The post First day appeared first on Harbour.")
    ]


@pytest.mark.parametrize(
    ("data", "source", "href"),
    [
        (
            atom(
                '<entry><title>A</title><link href="https://h.example/blog/a"/>'
                '<content type="html" xml:base="https://h.example/media/">'
                '&lt;a href="map.pdf"&gt;map&lt;/a&gt;</content></entry>'
            ),
            SOURCE,
            "https://h.example/media/map.pdf",
        ),
        (
            atom(
                '<entry><title>A</title><content type="html" xml:base="media/">'
                '&lt;a href="map.pdf"&gt;map&lt;/a&gt;</content></entry>',
                more=' xml:base="https://h.example/blog/"',
            ),
            SOURCE,
            "https://h.example/blog/media/map.pdf",
        ),
        (
            rss(item('<a href="map.pdf">map</a>', "<link>https://h.example/blog/a</link>")),
            SOURCE,
            "https://h.example/blog/map.pdf",
        ),
        (
            rss(item('<a href="map.pdf">map</a>', "<link>/blog/a</link>")),
            replace(SOURCE, address="https://h.example/feed.xml"),
            "https://h.example/blog/map.pdf",
        ),
    ],
)
def test_relative_links_begin_with_the_base_that_counts_for_them(
    data: bytes, source: SourceFile, href: str
) -> None:
    links = [each.href for each in only(data, source).inlines if each.kind is InlineKind.LINK]
    assert links == [href]


def test_a_relative_link_without_any_base_leaves_its_words() -> None:
    draft = only(rss(item('<p>See the <a href="map.pdf">map</a>.</p>', "<link>/a</link>")))
    assert (draft.text, draft.inlines) == ("See the map.", ())
    assert values(draft, AddressKind.URL) == []


def test_the_address_a_feed_service_hid_is_the_posts_own() -> None:
    more = (
        "<link>https://service.example/~r/1</link>"
        "<feedburner:origLink>https://h.example/1</feedburner:origLink>"
    )
    assert values(only(rss(item(more=more))), AddressKind.URL) == ["https://h.example/1"]


def test_a_guid_that_is_an_address_is_both() -> None:
    draft = only(rss(item(more="<guid>https://h.example/1</guid>")))
    assert draft.addresses == (
        Address(AddressKind.URL, "https://h.example/1"),
        Address(AddressKind.GUID, "https://h.example/1"),
    )


def test_names_that_several_posts_share_are_names_of_none() -> None:
    home = "<link>https://h.example/</link>"
    posts = [item(f"<p>{n}</p>", f"{home}<guid>{n}</guid>", f"Day {n}") for n in (1, 2)]
    reading = whole(rss("".join(posts)))
    assert [draft.addresses for draft in reading.drafts] == [
        (Address(AddressKind.GUID, "1"),),
        (Address(AddressKind.GUID, "2"),),
    ]


def test_posts_without_any_name_are_named_by_file_and_title() -> None:
    reading = whole(rss(item("<p>1</p>") + item("<p>2</p>") + item("<p>3</p>", title="Other")))
    assert [values(draft, AddressKind.FILE) for draft in reading.drafts] == [
        ["feed.xml#First day"],
        ["feed.xml#First day (2)"],
        ["feed.xml#Other"],
    ]


def test_a_post_that_the_feed_holds_twice_is_one() -> None:
    names = "<link>https://h.example/1</link><guid>1</guid>"
    reading = whole(rss(item("<p>Newer.</p>", names) + item("<p>Older.</p>", names)))
    assert [draft.text for draft in reading.drafts] == ["Newer."]
    assert reading.remarks == (
        "1 post stands in the feed again under the same address; the first was taken.",
    )


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<p>Short and good 🎪</p><p>More.</p>", "Short and good 🎪"),
        ("word " * 40, ("word " * 16).strip() + "…"),
        ("שלום " * 40, ("שלום " * 16).strip() + "…"),
        ("x" * 100, "x" * 79 + "…"),
    ],
)  # fmt: skip
def test_a_post_without_title_is_called_by_its_first_words(body: str, title: str) -> None:
    data = rss(f"<item><description><![CDATA[{body}]]></description></item>")
    for source in (SOURCE, replace(SOURCE, is_outline=True)):
        draft = only(data, source)
        assert draft.title == title
        assert len(draft.title) <= 80
        assert draft.evidence == ("It has no title; its first words stand for one.",)


def test_a_post_without_text_is_the_beginning_of_one() -> None:
    draft = only(rss("<item><title>Only this</title><link>https://h.example/1</link></item>"))
    assert (draft.title, draft.text, draft.excerpt) == ("Only this", "Only this", True)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Q&amp;A &amp;amp; more", "Q&A & more"),
        ("<![CDATA[<b>Bold</b> move]]>", "Bold move"),
        ("a &lt; b", "a < b"),
        ("one\n  line \u202e", "one line"),
    ],
)
def test_a_title_is_one_line_without_tags(printed: str, title: str) -> None:
    assert only(rss(item(title=printed))).title == title


def test_a_text_without_tags_keeps_its_paragraphs() -> None:
    plain = "<entry><title>A</title><content>One a &lt;b&gt; c.\n\nTwo.</content></entry>"
    assert only(atom(plain)).text == "One a <b> c.\nTwo."
    assert only(rss(item("One.\n\nTwo."))).text == "One.\nTwo."


def test_a_picture_beside_the_text_stands_above_it_and_is_not_fetched() -> None:
    entry = (
        '<entry><title>A</title><link href="https://h.example/a"/>'
        '<link rel="enclosure" type="image/jpeg" href="/quay.jpg" title="The quay"/>'
        '<content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry>'
    )
    draft = only(atom(entry, '<link href="https://h.example/"/>'))
    assert [block.kind for block in draft.blocks] == [BlockKind.IMAGE, BlockKind.PARAGRAPH]
    (image,) = draft.images
    assert (image.address, image.alt, image.data) == ("https://h.example/quay.jpg", "The quay", b"")


def test_nothing_that_could_run_comes_through() -> None:
    draft = only(
        rss(item('<p onclick="x()">Hi</p><script>x()</script><a href="javascript:x()">no</a>'))
    )
    assert draft.text == "Hi\nno"
    assert draft.inlines == ()
