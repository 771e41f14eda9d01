from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.importing import pictures
from app.importing.pictures import Pictures, decoded


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Pillow.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("PNG", "RGB", "image/png"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "1", "image/png"),
        ("GIF", "P", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
    ],
)
def test_a_picture_is_written_anew_with_its_size(kind: str, mode: str, media_type: str) -> None:
    image = decoded(picture(kind, mode=mode))
    assert image is not None
    assert (image.media_type, image.width, image.height) == (media_type, 4, 3)
    with Pillow.open(BytesIO(image.data)) as again:
        assert again.size == (4, 3)


def test_what_a_camera_noted_does_not_come_in() -> None:
    out = BytesIO()
    notes = Pillow.Exif()
    notes[0x010F] = "CameraOfMira"
    notes[0x0112] = 6  # turned by a quarter
    Pillow.new("RGB", (4, 3)).save(out, "JPEG", exif=notes, comment=b"secret")
    image = decoded(out.getvalue())
    assert image is not None
    assert b"CameraOfMira" not in image.data
    assert b"secret" not in image.data
    assert (image.width, image.height) == (3, 4)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM" + bytes(60),
        picture()[:40],
        picture("JPEG")[:200],
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"GIF89a" + bytes(3),
        b"RIFF\0\0\0\0WEBP" + bytes(20),
    ],
)
def test_what_is_no_picture_or_damaged_gives_none(data: bytes) -> None:
    assert decoded(data) is None


def test_a_picture_of_too_many_pixels_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decoded(picture(size=(100, 100)), most_pixels=9_999) is None
    monkeypatch.setattr(Pillow, "MAX_IMAGE_PIXELS", 10)
    assert decoded(picture(size=(4, 4))) is None
    assert decoded(picture(size=(100, 100))) is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = tmp_path / "saved"
    (page / "page_files").mkdir(parents=True)
    (page / "page_files" / "a b.png").write_bytes(picture())
    (page / "page_files" / "note.txt").write_bytes(b"no picture")
    (tmp_path / "outside.png").write_bytes(picture())
    (page / "link.png").symlink_to(tmp_path / "outside.png")
    (page / "folder").symlink_to(tmp_path)
    return page


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("page_files/a b.png", True),
        ("./page_files/a%20b.png", True),
        ("page_files/a%20b.png?v=2#x", True),
        ("page_files/gone.png", False),
        ("page_files/note.txt", False),
        ("page_files", False),
        ("../outside.png", False),
        ("page_files/../../outside.png", False),
        ("%2e%2e/outside.png", False),
        ("link.png", False),
        ("folder/outside.png", False),
        ("{outside}/outside.png", False),
        ("file://{outside}/outside.png", False),
        ("page_files\\a b.png", False),
        ("x" * 5000, False),
        ("a\0b", False),
        ("", False),
    ],
)
def test_files_are_found_below_the_page_s_own_folder_alone(
    folder: Path, source: str, *, is_found: bool
) -> None:
    found = Pictures(folder)
    image = found.find(source.format(outside=folder.parent), "the pier")
    assert bool(image.data) is is_found
    assert image.alt == "the pier"
    assert found.missing == (not is_found)


def test_without_a_folder_only_pictures_inside_the_page_are_found(folder: Path) -> None:
    inside = "data:image/png;base64," + b64encode(picture()).decode()
    assert Pictures(None).find(inside, "").width == 4
    assert Pictures(None).find("page_files/a b.png", "").data == b""
    assert Pictures(None).find("data:image/png;base64,%%%", "").data == b""


def test_a_picture_on_the_web_is_named_and_not_fetched() -> None:
    found = Pictures(None, "https://quayside.example/p/")
    assert found.find("https://e.org/a.png", "x").address == "https://e.org/a.png"
    assert found.find("b.png", "x").address == "https://quayside.example/p/b.png"
    assert found.remarks == ()


def test_all_pictures_of_a_post_share_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS_IN_ALL", 30)
    source = "data:image/png;base64," + b64encode(picture()).decode()
    found = Pictures(None)
    assert [bool(found.find(source, "").data) for _ in range(3)] == [True, True, False]
    assert len(found.remarks) == 1
