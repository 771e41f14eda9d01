"""A small library to try things on; every text has an emoji, a mark and a right-to-left word."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.text.blocks import TextBuilder
from db import incoming
from db.incoming import Arrival
from db.library import Library
from db.records import Address, AddressKind, BlockKind, Draft

MakeDraft = Callable[..., Draft]


def draft_of(
    title: str,
    *paragraphs: str,
    url: str = "",
    author: str = "",
    published: str = "",
    labels: tuple[str, ...] = (),
) -> Draft:
    """A draft of plain paragraphs."""
    builder = TextBuilder()
    for paragraph in paragraphs:
        builder.block(BlockKind.PARAGRAPH, paragraph)
    built = builder.build()
    return Draft(
        title,
        built.text,
        built.blocks,
        built.inlines,
        author=author,
        published=published,
        labels=labels,
        addresses=(Address(AddressKind.URL, url),) if url else (),
    )


@pytest.fixture
def make_draft() -> MakeDraft:
    """`draft_of`, for tests that make their own posts."""
    return draft_of


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty and a filled library, made once: tests get copies of them."""
    folder = tmp_path_factory.mktemp("libraries")
    Library.create(folder / "empty.eventnotes").close()
    with Library.create(folder / "filled.eventnotes") as library:
        fill(library)
    return folder


@pytest.fixture
def empty_library(tmp_path: Path, files: Path) -> Iterator[Library]:
    """A new library with nothing in it."""
    path = tmp_path / "empty.eventnotes"
    shutil.copy(files / path.name, path)
    with Library.open(path, write=True) as library:
        yield library


@pytest.fixture
def library(tmp_path: Path, files: Path) -> Iterator[Library]:
    """Three posts about two events, ids 1 to 3."""
    path = tmp_path / "filled.eventnotes"
    shutil.copy(files / path.name, path)
    with Library.open(path, write=True) as library:
        yield library


def fill(library: Library) -> None:
    """Save three posts about two events."""
    arrivals = [
        Arrival(
            draft_of(
                "Lanterns on the river",
                "The harbour filled up before dusk 🏮 and nobody had planned for it.",
                "Funding came late: “we paid the café cafe\u0301 ourselves”, said Noor נור.",
                url="https://harbour.example/lanterns/",
                author="Noor Haddad",
                published="2025-06-18",
                labels=("lantern week", "funding"),
            ),
            "Harbour Notes",
            "Lantern Week",
        ),
        Arrival(
            draft_of(
                "Who pays for the lanterns?",
                "Procurement rules 🧾 were written for bridges, not for lanterns.",
                "The résumé re\u0301sume\u0301 of it: שלום to small grants.",
                author="Ada Lind",
                published="2025-06",
                labels=("funding",),
            ),
            "Harbour Notes",
            "Lantern Week",
        ),
        Arrival(
            draft_of(
                "A quiet harvest",
                "Nobody counted the apples 🍎 this year, and nobody minded e\u0301.",
                "They sang שיר until the barn was empty.",
            ),
            "Upland Diary",
            "Harvest Fair",
        ),
    ]
    with library.step() as session:
        incoming.save(session, arrivals)
