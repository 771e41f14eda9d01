import pytest

from app.importing.wordpress.shortcodes import with_code_blocks, without_shortcodes


@pytest.mark.parametrize(
    ("html", "kept", "told"),
    [
        ("no signs 🌉", "no signs 🌉", ()),
        ('a [gallery ids="1,2"] b', "a  b", ('[gallery ids="1,2"]',)),
        ("[quote by=x]שלום[/quote]", "שלום", ("[quote by=x]",)),
        ("[quote]e\u0301[/quote]", "e\u0301", ("[quote]",)),
        ("[map w='3' h=4 /]", "", ("[map w='3' h=4 /]",)),
        ('[x title="a ] b"]', "", ('[x title="a ] b"]',)),
        ("[x url=http://e.org/?a=b]", "", ("[x url=http://e.org/?a=b]",)),
        ("[outer a=1][inner b=2]words[/inner][/outer]", "words", ("[outer a=1]", "[inner b=2]")),
        # What WordPress would show as it stands is the author's.
        ("he [sic] said [1] [Update] [...]", "he [sic] said [1] [Update] [...]", ()),
        ("[see the 2nd part] [x y z]", "[see the 2nd part] [x y z]", ()),
        ('[Note: <a href="x">y</a>]', '[Note: <a href="x">y</a>]', ()),
        ('[note <a href="x">y</a>]', '[note <a href="x">y</a>]', ()),
        ("a[i] = b[/i", "a[i] = b[/i", ()),
        ("only an end [/quote]", "only an end [/quote]", ()),
        # Doubled brackets are how an author writes about one.
        ("[[gallery]] and [[quote a=b]]", "[gallery] and [quote a=b]", ()),
        ("[1 [gallery]]", "[1 ]", ("[gallery]",)),
        ("[[Page of a wiki]]", "[[Page of a wiki]]", ()),
    ],
)
def test_shortcodes_go_what_they_enclose_stays_and_brackets_of_the_author_too(
    html: str, kept: str, told: tuple[str, ...]
) -> None:
    assert without_shortcodes(html) == (kept, told)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '[caption id="a" width="3"]<a href="x"><img src="y"></a> A <b>quay</b>[/caption]',
            '<figure><a href="x"><img src="y"></a><figcaption>A <b>quay</b></figcaption></figure>',
        ),
        (
            '[caption caption="Of old"]<img src="y" />[/caption]',
            '<figure><img src="y" /><figcaption>Of old</figcaption></figure>',
        ),
        (
            "[wp_caption]words[/wp_caption]",
            "<figure><figcaption>words</figcaption></figure>",
        ),
        (
            "[embed width=3] https://e.org/?a=b&c=d [/embed]",
            '<a href="https://e.org/?a=b&amp;c=d">https://e.org/?a=b&amp;c=d</a>',
        ),
    ],
)
def test_captions_and_addresses_to_show_keep_their_meaning(html: str, shown: str) -> None:
    assert without_shortcodes(html) == (shown, ())


def test_what_cannot_be_a_link_stays_as_words_and_is_told() -> None:
    assert without_shortcodes("[embed]no address[/embed]") == ("no address", ("[embed]",))
    assert without_shortcodes("[caption]never ended") == ("never ended", ("[caption]",))


def test_a_shortcode_inside_a_caption_is_told_too() -> None:
    html = '[caption]<img src="y"> words [map a=1][/caption]'
    assert without_shortcodes(html) == (
        '<figure><img src="y"><figcaption>words</figcaption></figure>',
        ("[map a=1]",),
    )


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("[code]a < b [x y=1][/code]", "<pre>a &lt; b [x y=1]</pre>"),
        ('[sourcecode language="py"]\na\n\nb\n[/sourcecode]', "<pre>\na\n\nb\n</pre>"),
        ("[code]never ended", "[code]never ended"),
    ],
)
def test_code_between_shortcodes_becomes_code(html: str, shown: str) -> None:
    assert with_code_blocks(html) == shown


@pytest.mark.parametrize(
    "sign", ["[", "[[", "[a ", "[a b=", '[a b="', "[caption]", "[/a]", "[code]", "[a b=1 ", "[a\t "]
)
def test_a_flood_of_brackets_is_read_once(sign: str) -> None:
    flood = sign * (300_000 // len(sign))
    kept, _told = without_shortcodes(with_code_blocks(flood + "[/code]"))
    assert len(kept) <= len(flood) + 7
