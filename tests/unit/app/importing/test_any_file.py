import pytest

from app.importing import any_file
from app.importing.pool import Pool
from app.importing.source_file import SourceFile
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


@pytest.mark.parametrize("name", FILES)
def test_each_kind_goes_to_its_importer(name: str) -> None:
    heard: list[str] = []
    reading = any_file.read(FILES[name].encode(), SourceFile(name), heard.append)
    assert [draft.title for draft in reading.drafts] == ["Lanterns on the river"]
    assert WORDS in reading.drafts[0].text
    assert heard[-1] == "reading"


def test_a_file_that_nobody_reads_is_a_problem() -> None:
    with pytest.raises(FileProblem, match="PDF"):
        any_file.read(b"%PDF-1.7", SourceFile("a.txt"), lambda _stage: None)


def test_a_page_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = FILES["post.html"].encode()
    monkeypatch.setattr(any_file, "LARGEST_PAGE_BYTES", len(data) - 1)
    with pytest.raises(FileProblem, match=r"“post\.html” is a web page of more than"):
        any_file.read(data, SourceFile("post.html"), lambda _stage: None)
    monkeypatch.setattr(any_file, "LARGEST_PAGE_BYTES", len(data))
    assert any_file.read(data, SourceFile("post.html"), lambda _stage: None).drafts


def test_the_worker_processes_read_every_kind() -> None:
    work = [(name, Work(text.encode(), SourceFile(name))) for name, text in FILES.items()]
    with Pool() as pool:
        answers = dict(pool.read([*work, ("a.pdf", Work(b"%PDF-", SourceFile("a.pdf")))]))
    for name in FILES:
        answer = answers[name]
        assert isinstance(answer, Reading)
        assert WORDS in answer.drafts[0].text
    assert "PDF" in str(answers["a.pdf"])
