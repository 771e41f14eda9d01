import pytest

from app.text.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    ("markdown", "kept", "found"),
    [
        ("no { signs } here 🌊", "no { signs } here 🌊", ()),
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


@pytest.mark.parametrize(
    ("markdown", "kept", "found"),
    [
        ("a {{ page.title }} שלום", "a  שלום", ("{{ page.title }}",)),
        ("[x]({{site.baseurl}}/y)", "[x](/y)", ("{{site.baseurl}}",)),
        ('{{ youtube(id="x") }}', "", ('{{ youtube(id="x") }}',)),
        ("{% include a.html %} e\u0301", " e\u0301", ("{% include a.html %}",)),
        ("{%- if a -%}b{%- endif -%}", "b", ("{%- if a -%}", "{%- endif -%}")),
        ("{% quote() %}words{% end %}", "words", ("{% quote() %}", "{% end %}")),
        (
            "{% raw %}{{ page.title }}{% endraw %} {{ x.y }}",
            "{{ page.title }} ",
            ("{% raw %}", "{% endraw %}", "{{ x.y }}"),
        ),
        ("{% raw %}{% endraw %}", "", ("{% raw %}{% endraw %}",)),
        (
            "{% comment %}hidden{% endcomment %}",
            "",
            ("{% comment %}hidden{% endcomment %}",),
        ),
        (
            "{% highlight c %}\na[`x`] {{ b.c }}\n{% endhighlight %}",
            "\n```\na[`x`] {{ b.c }}\n```\n",
            (),
        ),
        ("words\n{: .wide #top}", "words\n", ("{: .wide #top}",)),
        ("`{{ a.b }}` `{% c %}`", "`{{ a.b }}` `{% c %}`", ()),
        ("```\n{% raw %}\n```", "```\n{% raw %}\n```", ()),
        # A formula, a map of another language, and 100 % in braces.
        ("$\\frac{{a}}{{b}}$", "$\\frac{{a}}{{b}}$", ()),
        ("{:a 1 :b 2}", "{:a 1 :b 2}", ()),
        ("{100 %}", "{100 %}", ()),
    ],
)
def test_signs_of_jekyll_and_zola_go_and_what_they_leave_alone_stays(
    markdown: str, kept: str, found: tuple[str, ...]
) -> None:
    assert without_shortcodes(markdown) == (kept, found)


@pytest.mark.parametrize(
    "sign",
    ["{% raw %}", "{% highlight %}", "{% comment %}", "{%", "{{ ", "{: ", "{:a ", "{{a.", "`"],
)
def test_a_flood_of_signs_is_read_once(sign: str) -> None:
    kept, _found = without_shortcodes(sign * (200_000 // len(sign)) + "{{ ")
    assert len(kept) <= 200_003
