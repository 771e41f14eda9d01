import stat
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from app.importing.archives import zip_members
from app.importing.archives.zip_members import Member, ZipMembers, members
from db.errors import FileProblem

WORDS = "Lanterns 🏮 at the café cafe\u0301, said נועה".encode()


def packed(*files: tuple[str | ZipInfo, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data, ZIP_DEFLATED)
    return made.getvalue()


def link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def test_members_come_in_order_from_bytes_and_from_a_file(tmp_path: Path) -> None:
    data = packed(("b/מילה.html", WORDS), ("b/", b""), ("a.md", b"second"))
    (tmp_path / "a.zip").write_bytes(data)
    for file in (data, tmp_path / "a.zip"):
        assert list(members(file, "a.zip")) == [
            Member("b/מילה.html", WORDS),
            Member("a.md", b"second"),
        ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../up.html", "leads out"),
        ("a/../../up.html", "leads out"),
        ("/etc/passwd", "leads out"),
        ("C:/up.html", "leads out"),
        ("a\\..\\up.html", "leads out"),
        (link("a.html"), "is a link"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str | ZipInfo, reason: str) -> None:
    (good, refused) = members(packed((name, WORDS), ("good.html", WORDS)), "a.zip")
    assert good == Member("good.html", WORDS)
    assert refused.data == b""
    assert reason in refused.refused


def test_a_name_that_stands_twice_is_read_once() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("a.md", b"first"), ("a.md", b"second"))
    (first, second) = members(data, "a.zip")
    assert first == Member("a.md", b"first")
    assert "twice" in second.refused


def test_a_member_with_a_password_is_refused() -> None:
    data = packed(("a.md", WORDS))
    place = data.index(b"PK\x01\x02") + 8
    (refused,) = members(data[:place] + b"\x01" + data[place + 1 :], "a.zip")
    assert "password" in refused.refused


def test_a_member_that_unpacks_to_too_much_is_refused() -> None:
    (bomb, good) = members(packed(("a.md", b"\0" * 2_000_000), ("b.md", WORDS)), "a.zip")
    assert bomb == Member("a.md", b"", bomb.refused)
    assert "too tightly" in bomb.refused
    assert good.data == WORDS


def test_a_small_member_may_be_packed_tightly() -> None:
    (good,) = members(packed(("a.md", b" " * 500_000)), "a.zip")
    assert len(good.data) == 500_000


def test_a_large_member_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "LARGEST_MEMBER_BYTES", len(WORDS) - 1)
    (refused,) = members(packed(("a.md", WORDS)), "a.zip")
    assert "too large" in refused.refused


def test_too_many_members_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MOST_MEMBERS", 1)
    with pytest.raises(FileProblem, match=r"“a\.zip” holds more files"):
        ZipMembers(packed(("a.md", WORDS), ("b.md", WORDS)), "a.zip")


def test_too_many_bytes_end_the_reading_but_not_what_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zip_members, "MOST_BYTES", len(WORDS))
    reading = members(packed(("a.md", WORDS), ("b.md", WORDS)), "a.zip")
    assert next(reading).data == WORDS
    with pytest.raises(FileProblem):
        next(reading)


def test_a_damaged_member_is_refused_and_the_next_one_read() -> None:
    data = bytearray(packed(("a.md", WORDS * 20), ("b.md", WORDS)))
    data[60:70] = b"\xff" * 10
    (broken, good) = members(bytes(data), "a.zip")
    assert "damaged" in broken.refused
    assert good.data == WORDS


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed(("a.md", WORDS))[:-30]])
def test_a_damaged_archive_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“a\.zip” is a damaged archive"):
        list(members(data, "a.zip"))
