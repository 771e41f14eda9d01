"""What the languages most used are called, in English and by those who speak them."""

from functools import cache
from typing import Final

from db.folding import fold

_NAMES: Final = """
ar arabic العربية
bg bulgarian български
bn bengali bangla বাংলা
ca catalan català
cs czech čeština
da danish dansk
de german deutsch
el greek ελληνικά
en english
es spanish español castellano
et estonian eesti
eu basque euskara
fa persian farsi فارسی
fi finnish suomi
fr french français
ga irish gaeilge
gl galician galego
he hebrew עברית
hi hindi हिन्दी
hr croatian hrvatski
hu hungarian magyar
id indonesian bahasa
it italian italiano
ja japanese 日本語
ko korean 한국어
lt lithuanian lietuvių
lv latvian latviešu
ms malay melayu
nb bokmål
nl dutch nederlands
no norwegian norsk
pl polish polski
pt portuguese português
ro romanian română
ru russian русский
sk slovak slovenčina
sl slovene slovenian slovenščina
sr serbian српски srpski
sv swedish svenska
sw swahili kiswahili
ta tamil தமிழ்
th thai ไทย
tr turkish türkçe
uk ukrainian українська
ur urdu اردو
vi vietnamese tiếng-việt
zh chinese 中文 汉语 漢語
"""


def language_codes(name: str) -> set[str]:
    """The codes (ISO 639) that a code or a name may mean; an unknown name is its own code."""
    wanted = "-".join(fold(name).replace("_", "-").split())
    return {wanted} | _codes().get(wanted, set())


def language_names(code: str) -> tuple[str, ...]:
    """What a language is called, in English first; a code such as de-AT is that of a country's."""
    return _names().get(code.partition("-")[0].lower(), ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    lines = [line.split() for line in _NAMES.strip().splitlines()]
    return {code: tuple(names) for code, *names in lines}


@cache
def _codes() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for line in _NAMES.strip().splitlines():
        code, *names = line.split()
        for name in names:
            codes.setdefault(fold(name), set()).add(code)
    codes[fold("norsk")].add("nb")
    codes[fold("norwegian")] |= {"nb", "nn"}
    return codes
