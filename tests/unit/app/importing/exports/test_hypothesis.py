import json

import pytest

from app.importing.exports import hypothesis
from app.importing.source_file import SourceFile
from db.errors import FileProblem
from db.records import AddressKind, ForeignHighlight, Reading

PERSON = "acct:mira@hypothes.is"
FOG = "https://quay.example/fog"
EARLY = "🌫🌫 Fog at the cafe\u0301"
LATE = "נועה waved."


def annotation(quote: str = "", start: int = 0, **fields: object) -> dict[str, object]:
    selectors = [
        {"type": "RangeSelector", "startOffset": 1},
        {"type": "TextPositionSelector", "start": start, "end": start + 9},
        {"type": "TextQuoteSelector", "exact": quote, "prefix": "so ", "suffix": " and"},
    ]
    return {
        "created": "2026-07-17T14:00:25.123456+00:00",
        "user": PERSON,
        "uri": FOG,
        "text": "",
        "tags": [],
        "group": "__world__",
        "document": {"title": ["Fog 🌫"]},
        "target": [{"source": FOG, "selector": selectors if quote else []}],
        **fields,
    }


def reading(*annotations: object) -> Reading:
    export = {"export_userid": PERSON, "client_version": "1", "annotations": annotations}
    return hypothesis.read(json.dumps(export).encode(), SourceFile("export.json"))


def test_annotations_of_a_page_become_an_excerpt_in_the_page_s_order() -> None:
    read = reading(
        annotation(LATE, 90, text="Who is *she*? 🏮", tags=["people", "a/b"]),
        annotation("Other.", uri="https://quay.example/other", document={"title": "Other"}),
        annotation(EARLY, 4),
    )
    fog, other = read.drafts
    assert (fog.title, other.title) == ("Fog 🌫", "Other")
    assert fog.text == f"{EARLY}\n{LATE}"
    early, late = fog.highlights
    made = "2026-07-17T14:00:25.123Z"
    assert early == ForeignHighlight(EARLY, "so ", " and", 0, made=made)
    assert late.start == len(EARLY) + 1
    assert (late.note, late.themes) == ("Who is *she*? 🏮", ("people", "a\u2215b"))
    assert [(a.kind, a.value) for a in fog.addresses] == [(AddressKind.URL, FOG)]
    assert fog.excerpt
    assert read.remarks == ()
    assert len(json.loads(fog.own_bytes)) == 2


def test_page_notes_stand_on_the_post() -> None:
    read = reading(
        annotation(text="On the whole 🏮", tags=["sea"]),
        annotation(EARLY),
        annotation(text="Alone", uri="https://quay.example/b", document={}),
    )
    (draft,) = read.drafts
    assert (draft.note, draft.labels) == ("On the whole 🏮", ("sea",))
    assert [part.text for part in read.skipped] == ["https://quay.example/b: Alone"]


def test_replies_and_highlights_without_words_are_listed() -> None:
    picture = [{"selector": [{"type": "ShapeSelector"}]}]
    read = reading(
        annotation(EARLY),
        annotation(text="I agree", references=["x"]),
        annotation(text="The picture", target=picture),
    )
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("reply", "I agree"),
        ("highlight without words", "The picture"),
    ]
    assert read.remarks == (
        "1 reply was not taken over; it is listed.",
        "1 highlight has no words; it is listed.",
    )


def test_a_group_is_named_in_a_remark_and_others_in_their_notes() -> None:
    read = reading(annotation(EARLY, text="Mine", group="Ab3", user="acct:jon@hypothes.is"))
    assert read.drafts[0].highlights[0].note == "jon: Mine"
    assert "1 annotation was made in a group" in read.remarks[0]


def test_the_rows_of_the_api_are_read_too() -> None:
    data = json.dumps({"total": 1, "rows": [annotation(EARLY)]}).encode()
    assert hypothesis.read(data, SourceFile("a.json")).drafts[0].text == EARLY


@pytest.mark.parametrize(
    "fields",
    [
        {"document": None},
        {"document": {"title": [3]}},
        {"tags": "sea"},
        {"tags": [None, 3]},
        {"target": [None]},
        {"created": 7},
        {"text": {}},
        {"user": None},
        {"group": []},
    ],
)
def test_fields_of_another_shape_do_no_harm(fields: dict[str, object]) -> None:
    assert reading(annotation(EARLY), {**annotation(LATE), **fields}).drafts


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"annotations": ' + b"9" * 5000 + b"}",
        b"[]",
        b"3",
        b'{"annotations": {}}',
        b'{"annotations": [null, 3, {"uri": 4}]}',
    ],
)
def test_what_is_no_export_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“a\.json”"):
        hypothesis.read(data, SourceFile("a.json"))
