"""Invented posts for the benchmarks: the same for the same seed, on every machine.

Words are drawn by Zipf's law from 60,000 invented ones, the short ones most
often, so that frequencies and lengths are about those of English. A tenth of
the posts has an emoji, a combining mark and a Hebrew word, 3 % have passages in
Chinese characters, and as in real posts quotation marks are typographic.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from app.text.blocks import TextBuilder
from db.records import Address, AddressKind, BlockKind, Draft

SEED = 20_260_801
WORDS = 60_000
POST_WORDS = (600, 1_200)  # 900 on average
SHORT_WORDS = (32, 100)  # 66 on average
SPECIAL_PERCENT = 10
CJK_PERCENT = 3

_BLOGS = 12
_EVENTS = 24
_AUTHORS = 150
_LABELS = 80
_CONSONANTS = "bcdfghjklmnprstvwz"
_SPECIAL = "🏮 cafe\u0301 שלום"


@dataclass(frozen=True, slots=True)
class Post:
    """An invented post, before it is a draft or a file.

    Attributes:
        parts: Headings, paragraphs and items, in order.
        blog: Where it stands.
    """

    title: str
    author: str
    published: str
    url: str
    labels: tuple[str, ...]
    event: str
    blog: str
    parts: tuple[tuple[BlockKind, str], ...]

    def draft(self) -> Draft:
        """The post as an importer would give it."""
        builder = TextBuilder()
        for kind, words in self.parts:
            builder.block(kind, words, level=0 if kind is BlockKind.PARAGRAPH else 1)
        built = builder.build()
        return Draft(
            title=self.title,
            text=built.text,
            blocks=built.blocks,
            author=self.author,
            published=self.published,
            printed=self.published,
            language="en",
            addresses=(Address(AddressKind.URL, self.url),),
            labels=self.labels,
            event=self.event,
        )

    def markdown(self) -> str:
        """The post as a Markdown file with front matter."""
        facts = {
            "title": self.title,
            "author": self.author,
            "date": self.published,
            "canonical": self.url,
            "tags": list(self.labels),
            "event": self.event,
        }
        front = "\n".join(f"{name}: {json.dumps(fact)}" for name, fact in facts.items())
        signs = {BlockKind.HEADING: "## ", BlockKind.ITEM: "- "}
        body = "\n\n".join(signs.get(kind, "") + words for kind, words in self.parts)
        return f"---\n{front}\n---\n\n{body}\n"


def posts(count: int, first: int = 0) -> Iterator[Post]:
    """Give so many posts, from a number on; that of a number is always the same."""
    for number in range(first, first + count):
        yield _post(number, Random(f"{SEED} {number}"))


def short_posts(count: int, first: int = 0) -> Iterator[Post]:
    """Give so many posts of a few sentences, from a number on."""
    for number in range(first, first + count):
        yield _post(number, Random(f"{SEED} short {number}"), SHORT_WORDS)


def long_post(words: int) -> Post:
    """Give one post of at least so many words: the first, with what others say behind it."""
    first, *others = posts(words // POST_WORDS[0] + 1)
    parts = list(first.parts)
    for post in others:
        if sum(len(part.split()) for _, part in parts) >= words:
            break
        parts += post.parts
    return replace(first, parts=tuple(parts), url=f"{first.url}-{words}")


def write_markdown(folder: Path, count: int, first: int = 0) -> None:
    """Write posts as Markdown files into a folder that is there.

    Args:
        folder: Where to.
        count: How many.
        first: Number of the first one; those before it are others.
    """
    for number, post in enumerate(posts(count, first), start=first):
        (folder / f"post-{number:05}.md").write_text(post.markdown(), encoding="utf-8")


@cache
def vocabulary() -> tuple[str, ...]:
    """The invented words, the one that is used most often first."""
    random = Random(SEED)
    syllables = [first + vowel for first in _CONSONANTS for vowel in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < WORDS:
        word = "".join(random.choices(syllables, k=random.randint(1, 5)))
        words[word + random.choice(["", "n", "r", "s", "t"])] = None
    return tuple(sorted(words, key=lambda word: len(word) + 6 * random.random()))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(1, WORDS + 1)))


def _post(number: int, random: Random, lengths: tuple[int, int] = POST_WORDS) -> Post:
    blog = f"https://blog{number % _BLOGS}.example"
    day = date(2019, 1, 1) + timedelta(days=random.randrange(2_700))
    title = _drawn(random, random.randint(4, 9)).capitalize()
    return Post(
        title=title,
        author=f"Author {_name(random.randrange(_AUTHORS))}",
        published=day.isoformat(),
        url=f"{blog}/{day:%Y/%m}/{number}/{title.replace(' ', '-').lower()}",
        labels=tuple(f"about {_name(random.randrange(_LABELS))}" for _ in range(3)),
        event=f"Meeting {_name(random.randrange(_EVENTS))}",
        blog=blog,
        parts=tuple(_parts(random, lengths)),
    )


def _name(number: int) -> str:
    return vocabulary()[5_000 + number]


def _parts(random: Random, lengths: tuple[int, int]) -> Iterator[tuple[BlockKind, str]]:
    left = random.randint(*lengths)
    if random.randrange(100) < SPECIAL_PERCENT:
        yield BlockKind.PARAGRAPH, f"{_SPECIAL} {_sentence(random, 12)}"
    if random.randrange(100) < CJK_PERCENT:
        signs = "".join(chr(random.randrange(0x4E00, 0x5200)) for _ in range(300))
        yield BlockKind.PARAGRAPH, f"{signs}。"
    while left > 0:
        kind = random.choices(list(_SHAPES), weights=[1, 7, 2])[0]
        sentences: list[int] = []
        for _ in range(random.randint(*_SHAPES[kind])):
            sentences.append(min(random.randint(6, 24), left - sum(sentences)))
        yield kind, " ".join(_sentence(random, length) for length in sentences if length)
        left -= sum(sentences)


_SHAPES = {BlockKind.HEADING: (1, 1), BlockKind.PARAGRAPH: (3, 6), BlockKind.ITEM: (1, 2)}


def _sentence(random: Random, words: int) -> str:
    sentence = _drawn(random, words).capitalize()
    if random.randrange(8) == 0:
        first, _, rest = sentence.partition(" ")
        return f"“{first}” {rest}’s…"
    return f"{sentence}."


def _drawn(random: Random, count: int) -> str:
    return " ".join(random.choices(vocabulary(), cum_weights=_weights(), k=count))
