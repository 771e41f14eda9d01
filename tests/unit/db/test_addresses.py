import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.addresses import canonical

PAGE = "https://example.org/2025/06/osw"


@pytest.mark.parametrize(
    "spelling",
    [
        PAGE,
        "http://example.org/2025/06/osw",
        "HTTPS://WWW.Example.ORG/2025/06/osw",
        "https://www.example.org/2025/06/osw/",
        "http://example.org:80/2025/06/osw",
        "https://example.org:443/2025/06/osw",
        "https://example.org./2025/06/osw",
        f"{PAGE}?utm_source=letter&utm_medium=mail",
        f"{PAGE}?fbclid=AbC123",
        f"{PAGE}?gclid=x&ref=twitter",
        f"{PAGE}#comments",
        f"{PAGE}/?mc_cid=1#more-17",
        f"  {PAGE}\n",
        "https://example.org/2025/06/%6Fsw",
    ],
)
def test_all_spellings_of_one_page_are_equal(spelling: str) -> None:
    assert canonical(spelling) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "https://example.org/2025/06/OSW"),
        (PAGE, "https://blog.example.org/2025/06/osw"),
        (PAGE, "https://example.org:8080/2025/06/osw"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://example.org/?p=1", "https://example.org/"),
        ("https://example.org/#!/one", "https://example.org/#!/two"),
        ("https://example.org/caf%E9", "https://example.org/caf%E8"),
        ("https://example.org/a%3Fb", "https://example.org/a?b"),
        ("mailto:a@example.org", "mailto:b@example.org"),
        ("tag:example.org,2025:1", "tag:example.org,2025:2"),
    ],
)
def test_different_pages_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("letters", "escaped"),
    [
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        (
            "https://example.org/שלום/👋",
            "https://example.org/%D7%A9%D7%9C%D7%95%D7%9D/%F0%9F%91%8B",
        ),
    ],
)
def test_escaped_letters_are_the_letters(letters: str, escaped: str) -> None:
    assert canonical(letters) == canonical(escaped)


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "no address",
        "https://",
        "https://[::1",
        "https://example.org:port/",
        "file:///a#b",
        "//x/y",
        "HTTP://\x0c/",
        "https://two words.example/",
    ],
)
def test_what_is_no_web_address_comes_back_as_it_is(odd: str) -> None:
    assert canonical(odd) == odd


@given(st.one_of(st.text(), st.text().map(lambda rest: "http://www.example.org" + rest)))
def test_the_form_of_a_form_is_itself(address: str) -> None:
    assert canonical(canonical(address)) == canonical(address)
