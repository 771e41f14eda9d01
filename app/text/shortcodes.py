"""Takes the signs of a site generator out of Markdown.

Hugo's `{{< figure ... >}}` and `{{% note %}}`, Zola's `{{ youtube(id="x") }}`,
Jekyll's `{% include x %}`, `{{ page.title }}` and `{: .wide}`. They stand for
something that only the generator could put there. Inside code they are the
author's own words and stay, as does what Jekyll was told to leave alone.
"""

import re

from app.text.markdown_code import outside_code, replaced


def without_shortcodes(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Give the Markdown without them, and them in their order."""
    if not _SOME.search(markdown):
        return markdown, ()
    found: list[str] = []

    def instead(sign: re.Match[str]) -> str:
        if sign["code"] is not None:
            return _fenced(sign["code"])
        if sign["raw"] is not None:
            beginning, ending = sign[0].split(sign["raw"], 1) if sign["raw"] else (sign[0], "")
            found.extend(filter(None, (beginning, ending)))
            return sign["raw"]
        found.append(sign[0])
        return ""

    return replaced(markdown, _SIGN, instead), tuple(found)


_SOME = re.compile(r"\{[{%:]")
_HUGO = r"\{\{[<%](?:(?!\{\{[<%])[\s\S])*?[>%]\}\}"


def _liquid(name: str) -> str:
    return rf"\{{%-?\s*{name}\b[^{{}}%\n]*%\}}"


def _between(group: str, name: str) -> str:
    """A pair of tags and all between; at the next beginning the search gives up."""
    enclosed = rf"(?P<{group}>(?:(?!\{{%-?\s*{name}\b)[\s\S])*?)"
    return _liquid(name) + enclosed + _liquid(f"end{name}")


_TAG = r"\{%(?:(?!\{%|%\})[\s\S])*%\}"
# Doubled braces in a formula, such as {{a}}, hold no blank, dot, call or filter.
_VALUE = r"\{\{(?=[^{}\n]*[\s.|(\"'])(?:(?!\{\{|\}\})[^\n])*\}\}"
_STYLE = r"\{:\s*(?:[.#]?[\w-]+(?:=(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*)+\}"
_SIGN = outside_code(
    "|".join(
        [
            _HUGO,
            _between("raw", "raw"),
            _between("code", "highlight"),
            _between("comment", "comment"),
            _TAG,
            _VALUE,
            _STYLE,
        ]
    )
)


def _fenced(code: str) -> str:
    """Code between fences that do not stand in it."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = code.strip("\n")
    return f"\n{fence}\n{lines}\n{fence}\n"
