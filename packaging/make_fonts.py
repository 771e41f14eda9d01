"""Make the fonts in resources/fonts again, from the packages of Fontsource.

Needs fontTools and Brotli, which the program does not, so it runs in a virtual
environment of its own. Unpack `@fontsource-variable/literata` and
`@fontsource-variable/inter` (`npm pack`, then tar) into folders named literata
and inter, and say where those are and where the fonts go:

    python packaging/make_fonts.py FOLDER resources/fonts

Fontsource cuts each family into files by script, with weight and optical size
left open. Here both are fixed, since Qt reads a fixed TrueType font everywhere,
and the scripts are put together again.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont


class Font(NamedTuple):
    """One file to make; `optical_size` is about the pixels it is read at."""

    family: str
    style: str
    weight: int
    is_italic: bool
    optical_size: int


FONTS: Final = (
    Font("Literata", "Regular", 400, is_italic=False, optical_size=18),
    Font("Literata", "Italic", 400, is_italic=True, optical_size=18),
    Font("Literata", "Bold", 700, is_italic=False, optical_size=18),
    Font("Literata", "Bold Italic", 700, is_italic=True, optical_size=18),
    Font("Inter", "Regular", 400, is_italic=False, optical_size=14),
    Font("Inter", "SemiBold", 600, is_italic=False, optical_size=14),
)

SCRIPTS: Final = (
    "latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese",
)  # fmt: skip

_LICENCE_NAMES: Final = (0, 13, 14)  # copyright, licence and its address, in the name table
_BOLD, _ITALIC, _REGULAR = 0b100000, 0b1, 0b1000000  # bits of OS/2 fsSelection


def main(packages: Path, target: Path) -> None:
    """Write all fonts and the licence of each family to the target folder."""
    target.mkdir(parents=True, exist_ok=True)
    for font in FONTS:
        package = packages / font.family.lower()
        made = _merged(package / "files", font)
        _name(made, font)
        made.save(target / f"{font.family}-{font.style.replace(' ', '')}.ttf")
        shutil.copyfile(package / "LICENSE", target / f"{font.family}-OFL.txt")


def _merged(files: Path, font: Font) -> TTFont:
    slope = "italic" if font.is_italic else "normal"
    with TemporaryDirectory() as folder:
        parts = []
        for script in SCRIPTS:
            part = TTFont(files / f"{font.family.lower()}-{script}-opsz-{slope}.woff2")
            instantiateVariableFont(
                part, {"wght": font.weight, "opsz": font.optical_size}, inplace=True
            )
            part.flavor = None
            parts.append(str(Path(folder) / f"{script}.ttf"))
            part.save(parts[-1])
        return Merger(Options(drop_tables=["vmtx", "vhea", "STAT"])).merge(parts)


def _name(made: TTFont, font: Font) -> None:
    # Four styles may share a family name; further weights need the names 16 and 17 as well.
    shares_name = font.weight in {400, 700}
    names = {
        1: font.family if shares_name else f"{font.family} {font.style}",
        2: font.style if shares_name else "Regular",
        3: f"{font.family}-{font.style};Event Notes",
        4: f"{font.family} {font.style}",
        6: f"{font.family}-{font.style.replace(' ', '')}",
    }
    if not shares_name:
        names |= {16: font.family, 17: font.style}
    table = made["name"]
    table.names = [record for record in table.names if record.nameID in _LICENCE_NAMES]
    for number, words in names.items():
        table.setName(words, number, 3, 1, 0x409)
    bits = (_BOLD if font.weight == 700 else 0) | (_ITALIC if font.is_italic else 0)
    made["OS/2"].usWeightClass = font.weight
    made["OS/2"].fsSelection &= ~(_BOLD | _ITALIC | _REGULAR)
    made["OS/2"].fsSelection |= bits or _REGULAR
    made["head"].macStyle = (font.weight == 700) | font.is_italic << 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
