from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from app.importing import any_file
from app.importing.any_file import LARGEST_BYTES
from app.importing.kinds import Kind
from app.importing.pool import Pool
from app.importing.source_file import Part, SourceFile
from app.importing.worker_main import Work
from db.errors import FileProblem
from db.records import Reading

WORDS = "The harbour filled up before dusk 🏮, café cafe\u0301, said Noor נור, and it stayed full."
FILES = {
    "post.txt": f"Lanterns on the river\n\n{WORDS}\n",
    "post.html": f"<!DOCTYPE html><html><head><title>Lanterns on the river</title></head>"
    f"<body><article><h1>Lanterns on the river</h1><p>{WORDS}</p></article></body></html>",
    "post.md": f"---\ntitle: Lanterns on the river\n---\n\n{WORDS}\n",
}
FEED = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Quay</title>"
    "<item><title>Lanterns on the river</title><guid>a</guid>"
    f"<description>{WORDS}</description></item></channel></rss>"
)


class Heard:
    """What a reader told."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.parts: list[Part] = []

    def __call__(self, stage: str) -> None:
        self.stages.append(stage)

    def part(self, part: Part) -> None:
        self.parts.append(part)


@pytest.mark.parametrize("name", FILES)
def test_each_kind_goes_to_its_importer(name: str) -> None:
    heard = Heard()
    reading = any_file.read(FILES[name].encode(), SourceFile(name), heard)
    assert [draft.title for draft in reading.drafts] == ["Lanterns on the river"]
    assert WORDS in reading.drafts[0].text
    assert heard.stages == [reading.kind, "reading"]
    assert heard.parts == []


def test_what_a_large_source_holds_is_told_in_parts() -> None:
    heard = Heard()
    reading = any_file.read(FEED.encode(), SourceFile("feed.xml"), heard)
    assert reading == Reading((), kind=Kind.FEED.value)
    [part] = heard.parts
    assert part.reading.kind == Kind.FEED.value
    assert [WORDS in draft.text for draft in part.reading.drafts] == [True]


def test_a_kind_that_a_person_chose_wins() -> None:
    source = SourceFile("post.txt", read_as=Kind.TEXT.value)
    reading = any_file.read(FILES["post.html"].encode(), source, Heard())
    assert reading.kind == Kind.TEXT.value
    assert "<h1>" in reading.drafts[0].text
    said = any_file.read(b'{"a": "words of a data file"}', source, Heard())
    assert "words of a data file" in said.drafts[0].text


def test_a_choice_that_such_bytes_cannot_be_is_passed_over() -> None:
    chosen = SourceFile("a.txt", read_as=Kind.ARCHIVE.value)
    assert any_file.read(FILES["post.txt"].encode(), chosen, Heard()).kind == Kind.TEXT.value
    with pytest.raises(FileProblem, match="PDF"):
        any_file.read(b"%PDF-1.7", replace(chosen, read_as=Kind.TEXT.value), Heard())


def test_of_any_source_an_outline_or_chosen_posts_can_be_had() -> None:
    source = SourceFile("post.txt")
    data = f"Lanterns on the river\n\n{WORDS * 9}\n".encode()
    [draft] = any_file.read(data, replace(source, is_outline=True), Heard()).drafts
    assert (draft.title, len(draft.text)) == ("Lanterns on the river", 300)
    assert any_file.read(data, replace(source, wanted=frozenset({1})), Heard()).drafts == ()
    whole = any_file.read(data, source, Heard())
    assert any_file.read(data, replace(source, wanted=frozenset({0})), Heard()) == whole


def test_a_file_that_nobody_reads_is_a_problem() -> None:
    with pytest.raises(FileProblem, match="PDF"):
        any_file.read(b"%PDF-1.7", SourceFile("a.txt"), Heard())


@pytest.mark.parametrize("name", FILES)
def test_a_file_above_the_limit_of_its_kind_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data = FILES[name].encode()
    kind = Kind(any_file.read(data, SourceFile(name), Heard()).kind)
    assert len(data) <= LARGEST_BYTES[kind]
    monkeypatch.setitem(LARGEST_BYTES, kind, len(data) - 1)
    with pytest.raises(FileProblem, match=rf"“{name}” is .* MB"):
        any_file.read(data, SourceFile(name), Heard())
    monkeypatch.setitem(LARGEST_BYTES, kind, len(data))
    assert any_file.read(data, SourceFile(name), Heard()).drafts


def test_a_picture_inside_a_page_comes_with_it(tmp_path: Path) -> None:
    from PIL import Image as Pillow

    Pillow.new("RGB", (4, 3)).save(tmp_path / "a.png")
    inside = b64encode((tmp_path / "a.png").read_bytes()).decode()
    page = FILES["post.html"].replace("</p>", f"</p><img src='data:image/png;base64,{inside}'>")
    reading = any_file.read(page.encode(), SourceFile("post.html"), Heard())
    assert [image.width for image in reading.drafts[0].images] == [4]


def test_the_worker_processes_read_every_kind() -> None:
    work = [(name, Work(text.encode(), SourceFile(name))) for name, text in FILES.items()]
    with Pool() as pool:
        answers = dict(pool.read([*work, ("a.pdf", Work(b"%PDF-", SourceFile("a.pdf")))]))
    for name in FILES:
        answer = answers[name]
        assert isinstance(answer, Reading)
        assert WORDS in answer.drafts[0].text
    assert "PDF" in str(answers["a.pdf"])
