"""The pictures of a post: from inside its page, or from files saved beside it, and nowhere else.

No address is fetched and no folder above the page's own is looked at. Bytes are
judged by how they begin, decoded within limits and written anew, so that
neither a trick nor a camera's notes come into the library.
"""

import binascii
import re
import warnings
from base64 import b64decode
from dataclasses import replace
from gettext import ngettext
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from app.importing.source_file import Beside
from app.text.sanitise import link
from db.records import Image

if TYPE_CHECKING:
    from PIL import Image as Pillow

MOST_PIXELS = 40_000_000  # four bytes each while it is decoded
MOST_BYTES = 20_000_000  # of one picture, as it stands in its file
MOST_PIXELS_IN_ALL = 100_000_000  # of one post's pictures, which stand in memory together

_FORMATS = (
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WEBP", re.compile(rb"RIFF....WEBP", re.DOTALL)),
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Pictures:
    """Finds the pictures of one post; together they are limited in size.

    Attributes:
        missing: How many could not be had; those on the Web are not counted.
    """

    def __init__(self, folder: Path | None, base: str = "", beside: Beside | None = None) -> None:
        """Prepare the search.

        Args:
            folder: The page's own folder; None when it has none.
            base: The post's address, to tell where on the Web a picture stands.
            beside: Gives the files beside a page that stands in no folder; without
                both only data: URIs count.
        """
        self.missing = 0
        self._folder = folder
        self._base = base
        self._beside = beside
        self._pixels_left = MOST_PIXELS_IN_ALL

    @property
    def remarks(self) -> tuple[str, ...]:
        """That some pictures could not be had, in words for the import report."""
        if not self.missing:
            return ()
        return (
            ngettext(
                "{n} picture was not found beside the page, or is none that can be shown.",
                "{n} pictures were not found beside the page, or are none that can be shown.",
                self.missing,
            ).format(n=self.missing),
        )

    def find(self, source: str, words: str) -> Image:
        """The picture of a source; without data, but with its words, when it cannot be had."""
        address = link(source, self._base) or ""
        data = self._bytes(source)
        image = decoded(data, min(MOST_PIXELS, self._pixels_left)) if data else None
        if image is None:
            self.missing += not address
            return Image(0, alt=words, address=address)
        self._pixels_left -= image.width * image.height
        return replace(image, alt=words)

    def _bytes(self, source: str) -> bytes:
        if source[:5].lower() == "data:":
            return _in_page(source)
        name = _relative(source)
        if name is None:
            return b""
        if self._beside:
            data = self._beside(name)
            return data if len(data) <= MOST_BYTES else b""
        path = _inside(self._folder, name) if self._folder else None
        return path.read_bytes() if path else b""


def decoded(data: bytes, most_pixels: int = MOST_PIXELS) -> Image | None:
    """A picture written anew, without what its file says of camera and place.

    None when it is no PNG, JPEG, GIF or WebP, is damaged, or has too many
    pixels. Of a moving picture the first frame stays.
    """
    kind = next((name for name, beginning in _FORMATS if beginning.match(data)), "")
    if not kind:
        return None
    from PIL import Image as Pillow

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Pillow.DecompressionBombWarning)
        try:
            with Pillow.open(BytesIO(data), formats=[kind]) as picture:
                if picture.width * picture.height > most_pixels:
                    return None
                return _rewritten(picture)
        except (OSError, ValueError, SyntaxError, EOFError):  # damaged, by format
            return None
        except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError):
            return None


def _rewritten(picture: "Pillow.Image") -> Image:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    photo = picture.format == "JPEG" or not (
        picture.format in {"PNG", "GIF"} or upright.has_transparency_data
    )
    flat = upright.convert(_mode(upright))
    flat.info = {}
    out = BytesIO()
    flat.save(out, "JPEG" if photo else "PNG", **({"quality": _QUALITY} if photo else {}))
    media_type = "image/jpeg" if photo else "image/png"
    return Image(0, "", "", media_type, flat.width, flat.height, out.getvalue())


_QUALITY = 90  # of 100: nobody sees the second compression of a photo


def _mode(picture: "Pillow.Image") -> str:
    if picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode in {"1", "L", "I;16", "I", "F"} else "RGB"


def _in_page(source: str) -> bytes:
    head, _, body = source.partition(",")
    if not head.lower().endswith(";base64"):
        return b""
    try:
        return b64decode("".join(unquote(body).split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _relative(source: str) -> PurePosixPath | None:
    """The file that a source names relative to its page; None where it leads elsewhere."""
    name = unquote(source.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
    path = PurePosixPath(name)
    if "\\" in name or "\0" in name or name.startswith("/") or _SCHEME.match(name):
        return None
    return path if path.parts and ".." not in path.parts else None


def _inside(folder: Path, name: PurePosixPath) -> Path | None:
    """The file of that name below the folder; None where a link on the way leads elsewhere."""
    path = folder
    try:
        for part in name.parts:
            path /= part
            if path.is_symlink():
                return None
        # Not only symbolic links lead elsewhere: Windows has junctions too.
        within = path.resolve().is_relative_to(folder.resolve())
        return path if within and path.is_file() and path.stat().st_size <= MOST_BYTES else None
    except OSError:  # such as a name longer than the system allows
        return None
