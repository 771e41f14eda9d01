import pytest

from app.text.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    ("markdown", "kept", "found"),
    [
        ("no braces {{ here }}", "no braces {{ here }}", ()),
        ('a {{< figure src="x.png" >}} b', "a  b", ('{{< figure src="x.png" >}}',)),
        ("{{% note %}}words{{% /note %}}", "words", ("{{% note %}}", "{{% /note %}}")),
        ("{{< two\nlines >}}🌊", "🌊", ("{{< two\nlines >}}",)),
        ("`{{< a >}}` {{< b >}}", "`{{< a >}}` ", ("{{< b >}}",)),
        ("``{{< a >}} ` {{< b >}}``", "``{{< a >}} ` {{< b >}}``", ()),
        ("one ` tick {{< a >}}\n\nand ` another", "one ` tick \n\nand ` another", ("{{< a >}}",)),
        ("```\n{{< a >}}\n```\n{{< b >}}", "```\n{{< a >}}\n```\n", ("{{< b >}}",)),
        ("~~~~\n{{< a >}}\n~~~\n{{< b >}}", "~~~~\n{{< a >}}\n~~~\n{{< b >}}", ()),
        ("{{< never ended", "{{< never ended", ()),
        ("{{< " * 50_000, "{{< " * 50_000, ()),
    ],
)
def test_signs_of_a_site_generator_go_except_from_code(
    markdown: str, kept: str, found: tuple[str, ...]
) -> None:
    assert without_shortcodes(markdown) == (kept, found)
