"""How words are compared: what the full-text index and the query language take for equal.

The index holds the raw letters, cut and folded by FTS5's own tokenizer
(`unicode61 remove_diacritics 2`), which knows capitals and Latin diacritics.
What it does not know (ß, ø, ligatures, other widths, Greek accents, Hebrew
points ...) is added to a post's row as `folded_forms`, and signs written
without blanks as `cjk_forms`. A query is folded by `fold` and finds either.
"""

import re
from functools import cache
from unicodedata import normalize

SEPARATOR = "\ue000"  # a token nobody types: no phrase reaches across it
MARK = "\u0301"  # what every left-out mark becomes where no sign may vanish

# Han, kana, bopomofo and Hangul, as they stand after NFKC; then the raw forms it changes.
_CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u3099\u309a"
    "\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff"
    "\U00020000-\U0003fffd"
)
_CJK_RAW = _CJK + "\u3192-\u319f\u3200-\u321e\u3220-\u3247\u3250-\u33ff\uff66-\uffdc"
# Marks that are left out in writing as often as not. The vowel signs of Indic
# scripts, Thai and Tibetan, and the voicing marks of kana, make other words: they stay.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711"
    "\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
# Signs that FTS5 takes for letters, because they are younger than its table.
_STRAY = (
    "\u058d\u058e\u0605\u061c\u061d\u07fe\u07ff\u2066-\u2069\u20ba-\u20cf\u2b4d-\u2b4f"
    "\u2b5a-\u2bff\u2e32-\u2e7f\u2ffc-\u2fff\u31ef\u23f4-\u23ff"
    "\u2700\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2795-\u2797\u27b0\u27bf\ufd40-\ufd4f\ufdcf"
    "\ufdfd-\ufdff\U0001d800-\U0001daff\U0001f000-\U0001f0ff\U0001f10b-\U0001f10f\U0001f12f"
    "\U0001f16d-\U0001f18f\U0001f191-\U0001f1ff\U0001f252-\U0001fbef"
)
_SPECIAL = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ŧ": "t", "ı": "i", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ɖ": "d",
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}  # fmt: skip

# й, ў and ї are letters of their own: their marks stay on.
_OWN_LETTERS = [(normalize("NFD", letter), letter) for letter in "йЙўЎїЇ"]
_DROPPED = re.compile(f"[{_MARKS}]+")
_REPLACED = re.compile(f"[{''.join(_SPECIAL)}{_STRAY}]")
_WITHOUT_LETTER = re.compile("[\u2100\u2101\u2105\u2106\u2120-\u2122]")  # ™ and its like

# Where FTS5's tokenizer and `fold` part. Wide on purpose: a block too many costs
# a few bytes, one too few is never found. tests/unit/db asks FTS5 about every sign.
_DIFFERENT = (
    "\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u00c6\u00d0\u00d8\u00de\u00df\u00e6\u00f0\u00f8"
    "\u00fe\u0110\u0111\u0126\u0127\u0131-\u0133\u013f-\u0142\u0149\u0152\u0153\u0166\u0167\u0180"
    "\u0189\u0197\u01b5\u01b6\u01c4-\u01cc\u01e0-\u01e3\u01ee\u01ef\u01f1-\u01f3\u01fc-\u01ff"
    "\u0243\u0244\u0256\u0268\u0289\u02b0-\u02b9\u02bc\u02e0-\u02e4\u0370-\u0390\u03aa-\u03b0"
    "\u03ca-\u03d6\u03f0-\u03ff\u0400\u0401\u0403\u040c\u040d\u0450\u0451\u0453\u045c\u045d"
    "\u0476\u0477\u04c1\u04c2\u04d0-\u04f9\u0528-\u052f\u0587\u0622-\u0626\u0675-\u0678"
    "\u06c0-\u06d3\u07fd\u0929-\u0934\u0958-\u095f\u09dc-\u09df\u09fe\u0a33-\u0a5e\u0b5c\u0b5d"
    "\u0c3c\u0d3b\u0d3c\u0e33\u0eb3\u0eba\u0edc\u0edd\u0f0c-\u0f69\u10fc\u13f8-\u13fd\u1715"
    "\u19b0-\u19c9\u1c80-\u1cbf\u1cf2-\u1cf8\u1d2c-\u1d78\u1d9b-\u1dbf\u1e9a\u1e9e\u1f00-\u1fff"
    "\u2070-\u209c\u20a8\u2100-\u218b\u2460-\u24ea\u2c2f\u2c5f\u2c7c\u2c7d\u2d6f"
    "\ua640-\ua7ff\ua82c\uab5c-\uab69\uab70-\uabbf\ufb00-\ufdff\ufe70-\ufefc\uff10-\uff5a"
    f"{_STRAY}{_MARKS}\U00010000-\U0001ffff"
)
_SUSPECT = re.compile(f"[{_DIFFERENT}]")
# FTS5 knows these marks, after Latin letters: text in NFD needs no help for them.
_KNOWN_MARKS = re.compile(
    "(?<=[A-Za-z])[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328"
    "\u032d\u032e\u0330\u0331]+"
)

# Letters whose folding is more than losing their capital.
_CHANGED = re.compile(f"[\u00e0-\u024f\u03c2\u1e00-\u1eff\u3192-\u33ff\uf900-\uffdc{_DIFFERENT}]")
_MAYBE_LONG = [*range(0xDF, 0x588), *range(0x1E96, 0x1E9F), *range(0xFB00, 0xFB18)]

# To pick out the few signs that are more than ASCII and typographic marks, and to look at
# these alone, is many times faster than to ask every sign for its class.
_UNUSUAL = re.compile("[^\x00-\x7f\u2010-\u2028]")
_UNUSUAL_RUN = re.compile("[^\x00-\x7f\u2010-\u2028]+")
_HAS_CJK = re.compile(f"[{_CJK_RAW}]")
_WORD = re.compile(f"(?:[^\\W_]|[\ue000-\uf8ff])(?:[^\\W_]|[\ue000-\uf8ff{_MARKS}\u093c-\u0fbc])*")
_PART = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}](?:[^\\W_{_CJK}]|[{_MARKS}\u093c-\u0fbc])*")
_WILD_PART = re.compile(f"[{_CJK}]+|[*?]*[^\\W_{_CJK}](?:[^\\W_{_CJK}]|[*?{_MARKS}\u093c-\u0fbc])*")
_WILD_BESIDE_CJK = re.compile(f"(?<=[{_CJK}])[*?]+|[*?]+(?=[{_CJK}])")


def fold(text: str) -> str:
    """The text as words are compared: no capitals, marks, widths or typographic signs.

    Folding twice gives the same as folding once. The length may change; no
    newline comes or goes.
    """
    if text.isascii():
        return text.lower()
    apart = normalize("NFKD", _WITHOUT_LETTER.sub(" ", text))
    for spelled, letter in _OWN_LETTERS:
        apart = apart.replace(spelled, letter)
    bare = normalize("NFC", _DROPPED.sub("", apart))
    return _REPLACED.sub(_replacement, bare.casefold())


def fold_in_place(text: str) -> str:
    """The text folded sign by sign: as long as before, so that places in it are places in the text.

    A mark becomes `MARK`; a sign that folds to several letters becomes the one
    that `long_forms` names for them.
    """
    if (plain := fold_plain(text)) is not None:
        return plain
    lowered = text.replace("\u0130", "I").lower()
    ascii_signs = len(lowered.encode("ascii", "ignore"))
    seldom = _UNUSUAL if ascii_signs * 2 > len(lowered) else _CHANGED
    return seldom.sub(_changed, lowered)


def fold_plain(text: str) -> str | None:
    """What `fold_in_place` gives, if `_is_plain`; else None.

    Bytes lose their capitals several times faster than letters.
    """
    coded = text.encode("utf-8", "surrogatepass")
    return coded.lower().decode() if _is_plain(text, coded) else None


@cache
def long_forms() -> dict[str, str]:
    """Letters that are also written as one sign: ss as ß, ae as æ, fi as ﬁ."""
    signs = [chr(code) for code in _MAYBE_LONG]
    forms: dict[str, str] = {}
    for sign, letters in zip(signs, fold("\n".join(signs)).split("\n"), strict=True):
        if len(letters) > 1 and letters.isalnum():
            forms.setdefault(letters, sign)
    return forms


def without_cjk(text: str) -> str:
    """The text with a NUL for each sign of Chinese, Japanese or Korean."""
    return _HAS_CJK.sub("\0", text) if _HAS_CJK.search(_unusual(text)) else text


def words(text: str) -> list[str]:
    """The words FTS5 sees: runs of letters and numbers; an underscore parts two words."""
    return _WORD.findall(text)


def word_starts(text: str) -> list[int]:
    """Where each of the `words` begins."""
    return [match.start() for match in _WORD.finditer(text)]


def parts(folded: str) -> list[str]:
    """The words of a folded text, where a run of CJK signs is a part of its own."""
    return _PART.findall(folded)


def wild_parts(folded: str) -> list[str]:
    """As `parts`, with every * and ? that touches a word kept on it; none beside CJK signs."""
    return _WILD_PART.findall(_WILD_BESIDE_CJK.sub(" ", folded))


def is_cjk(part: str) -> bool:
    """Whether one of the `parts` is a run of Han, kana or Hangul."""
    return _HAS_CJK.match(part) is not None


def two_grams(run: str) -> list[str]:
    """Each sign with its neighbour: “東京都” gives “東京”, “京都”; one sign gives none."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def cjk_forms(text: str) -> str | None:
    """What the index column `cjk` holds; None where there is no such sign.

    For each run its two-grams, then its last sign, then the separator: two
    signs or more are found as a phrase of two-grams, one as a beginning. Where
    letters are glued to a run, all words of that block are added, because FTS5
    sees no word of its own there.
    """
    if not _HAS_CJK.search(_unusual(text)):
        return None
    blocks = [fold(block) for block in text.split("\n") if _HAS_CJK.search(block)]
    return f" {SEPARATOR} ".join(_cjk_block(block) for block in blocks)


def folded_forms(text: str) -> str | None:
    """What the index column `folded` holds: the blocks FTS5 would fold differently.

    A separator keeps blocks apart that do not follow each other. None where
    FTS5 needs no help, as in nearly all Western text.
    """
    if not _SUSPECT.search(_unusual(text)):
        return None
    blocks = [fold(block) for block in text.split("\n") if _parts_from_index(block)]
    return f"\n{SEPARATOR}\n".join(blocks) if blocks else None


def name_key(name: str) -> str:
    """What makes two names of themes, events or labels the same name."""
    return normalize("NFC", normalize("NFC", " ".join(name.split())).casefold())


def fold_line(typed: str) -> str:
    """A name or date as searches compare it: folded, with one blank where there were several."""
    return " ".join(fold(typed).split())


def _is_plain(text: str, coded: bytes) -> bool:
    """Whether there is nothing but ASCII, typographic quotes, dashes and blanks (U+2000 to U+203F).

    That is most English texts. In UTF-8 these signs begin with the same two
    bytes and have three, which is counted many times faster than signs are looked at.
    """
    return len(coded) - len(text) == 2 * coded.count(b"\xe2\x80")


def _unusual(text: str) -> str:
    """What is left of a text without such signs; in Western languages it is short."""
    if text.isascii() or _is_plain(text, text.encode("utf-8", "surrogatepass")):
        return ""
    return "".join(_UNUSUAL_RUN.findall(text))


def _parts_from_index(block: str) -> bool:
    return _SUSPECT.search(_KNOWN_MARKS.sub("", block)) is not None


def _changed(match: re.Match[str]) -> str:
    return _one_sign(match[0])


@cache
def _one_sign(sign: str) -> str:
    folded = fold(sign)
    if len(folded) > 1:
        return long_forms().get(folded, sign)
    return folded or MARK


def _replacement(match: re.Match[str]) -> str:
    return _SPECIAL.get(match[0], " ")


def _cjk_block(folded: str) -> str:
    found = parts(folded)
    with_words = len(found) != len(words(folded))
    tokens: list[str] = []
    for part in found:
        if is_cjk(part):
            tokens += [*two_grams(part), part[-1], SEPARATOR]
        elif with_words:
            tokens.append(part)
    return " ".join(tokens)
