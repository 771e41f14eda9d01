"""Queries as people type them, and the key presses that they take."""

from random import Random

from app.ui.acting.search.as_typed import completed
from tests.bench import corpus

QUERIES = 60
PRESSES = 400


def queries() -> list[str]:
    """Sixty queries: words and pairs, most of them common, phrases, fields, and NOT."""
    random = Random(corpus.SEED)
    word = corpus.vocabulary()
    usual = [each for each in word[:2_000] if len(each) > 2]
    rarer = word[2_000:30_000]

    def one(words: tuple[str, ...] | list[str]) -> str:
        return random.choice(words)

    made = [one(usual) for _ in range(16)] + [one(rarer) for _ in range(8)]
    made += [f"{one(usual)} {one(usual)}" for _ in range(14)]
    made += [f"{one(usual)} {one(rarer)}" for _ in range(6)]
    made += [f'"{one(usual)} {one(usual)}"' for _ in range(4)]
    made += [f"title:{one(usual)}" for _ in range(3)]
    made += [f"{one(usual)} date:202{number}" for number in range(3, 6)]
    made += [f"{one(usual)} -{one(usual)}" for _ in range(3)]
    made += [f"{one(usual)} OR {one(rarer)}" for _ in range(2)]
    made += [f"{one(usual)} is:unread"]
    return made


def presses() -> list[str]:
    """What stands in the field after each of 400 key presses that type these queries."""
    typed = [query[:length] for query in queries() for length in range(1, len(query) + 1)]
    return sorted(Random(corpus.SEED).sample(typed, PRESSES), key=typed.index)


def meant() -> list[str]:
    """The same as the window asks for them: the last word as a beginning."""
    return [completed(typed) for typed in presses()]
