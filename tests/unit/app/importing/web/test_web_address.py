import pytest

from app.importing.web.web_address import is_address, normal


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/post",
        "HTTP://EXAMPLE.ORG",
        " https://example.org/a?b=c#d \n",
        "<https://example.org/from-a-mail>",
        "https://localhost:8000/feed",
        "http://[::1]:8000/",
        "https://example.org/notes.md",
        "feed://example.org/rss",
        "feed:https://example.org/rss",
        "example.org",
        "example.org/post",
        "www.example.org",
        "example.org:8080",
        "example.org/notes.md",
        "readme.md/about",
        "127.0.0.1:8000/feed.xml",
        "localhost:8000",
        "bücher.example/für-alle",
        "שלום.example/🏮",
        "xn--bcher-kva.example",
        "example.org?page=2",
    ],
)
def test_addresses_are_known_as_people_type_and_paste_them(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "notes.md",
        "page.html",
        "Feed.XML",
        "my.archive.zip",
        "posts/2024.html",
        "./example.org/post",
        "../example.org",
        "/home/noor/example.org",
        "~/example.org",
        r"C:\posts\page.html",
        "C:/posts/page.html",
        r"\\server\share",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:noor@example.org",
        "noor@example.org",
        "javascript:alert(1)",
        "data:text/html,hello",
        "https://",
        "https:///path",
        "See example.org for more",
        "https://example.org/ and more",
        "https://example.org/one\nhttps://example.org/two",
        "e.g.",
        "3.14",
        "1.2.3",
        "lanterns",
        "cafe\u0301 🏮 שלום",
        "-example.org",
        "example..org",
        "example.org:port",
    ],
)
def test_file_names_and_sentences_are_no_addresses(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.org/post", "https://example.org/post"),
        (" http://example.org/ ", "http://example.org/"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
        ("bücher.example/ü", "https://bücher.example/ü"),
        ("file:///etc/passwd", "file:///etc/passwd"),
    ],
)
def test_an_address_gets_a_scheme_and_nothing_else(text: str, address: str) -> None:
    assert normal(text) == address
    assert normal(address) == address


def test_long_nonsense_is_told_apart_at_once() -> None:
    assert not is_address("a." * 100_000 + "!")
    assert not is_address("a-" * 100_000)
