import pytest

from app.importing.exports import instapaper
from app.importing.source_file import SourceFile
from db.errors import FileProblem
from db.records import Reading

HEADER = "URL,Title,Selection,Folder,Timestamp,Tags\n"
FOG = "https://quay.example/fog"


def reading(rows: str) -> Reading:
    return instapaper.read((HEADER + rows).encode(), SourceFile("instapaper-export.csv"))


def test_a_page_with_selections_becomes_an_excerpt_and_others_are_listed() -> None:
    read = reading(
        f'{FOG},Fog 🌫,"The cafe\u0301 closed, נועה said.",Archive,1600000000,'
        '"[""sea"",""night""]"\n'
        "https://quay.example/noa,Bare נועה,,Reading 🏮,1600000001,[]\n"
        f"{FOG},Fog 🌫,It lifted.,Unread,1600000002,\n"
    )
    (draft,) = read.drafts
    assert (draft.title, draft.text) == (
        "Fog 🌫",
        "The cafe\u0301 closed, נועה said.\nIt lifted.",
    )
    assert [(one.start, one.made) for one in draft.highlights] == [
        (0, "2020-09-13T12:26:40.000Z"),
        (draft.text.index("It"), "2020-09-13T12:26:42.000Z"),
    ]
    assert draft.addresses[0].value == FOG
    assert draft.labels == ("sea", "night")
    assert draft.excerpt
    assert draft.published == ""
    assert [(part.text, part.draft) for part in read.skipped] == [
        ("Bare נועה https://quay.example/noa", 1)
    ]
    assert read.remarks == (
        "1 page is only an address in this export; import it by its address.",
        "The folder of 1 page was not taken over.",
    )
    own = instapaper.read(draft.own_bytes, SourceFile("instapaper-export.csv"))
    assert own.drafts == read.drafts


@pytest.mark.parametrize(
    ("tags", "labels"),
    [
        ('"[""sea""]"', ("sea",)),
        ("sea", ("sea",)),
        ("[broken", ("[broken",)),
        ('"[1, null]"', ()),
        ("{}", ()),
    ],
)
def test_tags_of_any_form_do_no_harm(tags: str, labels: tuple[str, ...]) -> None:
    (draft,) = reading(f"{FOG},Fog,It lifted.,,1,{tags}\n").drafts
    assert draft.labels == labels


@pytest.mark.parametrize("data", [b"", HEADER.encode(), b"URL\n", b"\x00\x01\x02"])
def test_without_a_page_it_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“a\.csv” holds no pages of Instapaper"):
        instapaper.read(data, SourceFile("a.csv"))
