import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.sanitise import MOST_TAGS, link, sanitise
from db.errors import FileProblem

BASE = "https://quayside.example/2024/post/"
PAYLOADS = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "xss" / "payloads.json"
LIVE = re.compile(
    r"<\s*(?:script|style|iframe|svg|form|object|embed|math|meta|base|link|input)\b"
    r"|<[^>]*\s(?:on\w+|style|id|name|class|background|srcdoc|formaction|xlink:href)\s*=",
    re.IGNORECASE,
)
HREF = re.compile(r'href="([^"]*)"')
PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='java\tscript:x'>", "</a>"),
    *("<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<svg>", "</svg>", "<style>"),
    *("<img src=x onerror=y>", "<!--", "-->", "<form>", "<select>", "<pre>", "</pre>", "<h1>"),
    *("<script>", "</script>", "<textarea>", "<br>", "words", "&lt;b&gt;", "é 🌊 שלום", '"', ">"),
)


def is_harmless(html: str) -> bool:
    targets = HREF.findall(html)
    return not LIVE.search(html) and all(
        target.startswith(("http://", "https://", "mailto:")) for target in targets
    )


@pytest.mark.skipif(not PAYLOADS.exists(), reason="the shared test data are not here")
@pytest.mark.parametrize("base", ["", BASE])
def test_no_known_attack_leaves_anything_live(base: str) -> None:
    payloads = [entry["payload"] for entry in json.loads(PAYLOADS.read_text(encoding="utf-8"))]
    assert len(payloads) == 40
    for payload in payloads:
        safe = sanitise(payload, base)
        assert is_harmless(safe), payload
        assert sanitise(safe, base) == safe


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_soup_of_tags_becomes_harmless_and_stays_as_it_is(soup: str) -> None:
    safe = sanitise(soup, BASE)
    assert is_harmless(safe)
    assert sanitise(safe, BASE) == safe


@pytest.mark.parametrize(
    ("href", "result"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:mira@example.org", "mailto:mira@example.org"),
        (" \thttps://example.org/a b\n", "https://example.org/a%20b"),
        ("https://example.org/שלום", "https://example.org/שלום"),
        ("../other/", "https://quayside.example/2024/other/"),
        ("#part", "https://quayside.example/2024/post/#part"),
        ("//example.org/x", "https://example.org/x"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("\u00a0javascript:alert(1)", None),
        ("java\u2028script:alert(1)", None),
        ("java\u200bscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:example.org", None),
        ("http:\\\\example.org", None),
        ("\\\\example.org\\share", None),
        ("//[", None),
        ("", None),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(href: str, result: str | None) -> None:
    assert link(href, BASE) == result


def test_a_relative_link_of_a_post_without_address_goes_and_its_words_stay() -> None:
    assert sanitise('<p>see <a href="/next">the next</a></p>') == "<p>see <a>the next</a></p>"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("data:image/png;base64,aGk=", True),
        ("data:image/svg+xml;base64,aGk=", False),
        ("data:text/html;base64,aGk=", False),
        ("page_files/a.png", True),
        ("https://example.org/a.png", True),
        ("file:///etc/a.png", False),
        ("/etc/a.png", False),
        ("//host/share/a.png", False),
        ("\\\\host\\share\\a.png", False),
    ],
)
def test_an_image_is_in_the_page_on_the_web_or_beside_the_page(source: str, *, kept: bool) -> None:
    assert ("src=" in sanitise(f'<img src="{source}" alt="the pier">')) is kept


def test_words_of_scripts_and_fallbacks_go_and_words_of_unknown_elements_stay() -> None:
    html = "<blink>kept</blink><script>no</script><iframe>no</iframe><select><option>no</select>"
    assert sanitise(html) == "kept"


def test_more_tags_than_a_post_has_are_refused_with_a_remedy() -> None:
    with pytest.raises(FileProblem) as caught:
        sanitise("<b>" * (MOST_TAGS + 1))
    assert caught.value.remedy
