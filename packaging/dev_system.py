"""What the operating system must give before pip can do the rest.

Linux distributions split Python and leave out Qt's libraries: Debian keeps `ensurepip`, which
fills a virtual environment, in a package of its own, and a server has no libEGL. On Debian and
Ubuntu the packages have names we know; elsewhere we can only say which library is missing.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

# What Qt's offscreen platform loads, and the Debian package that has it.
QT_LIBRARIES = (
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
)
# What a window on X11 loads in addition; also under Wayland, where Qt falls back on it.
SCREEN_LIBRARIES = (
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
)
# A screen of our own, with somebody at its keyboard.
X11_PROGRAMS = (
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
    ("xprop", "x11-utils"),
)
# Packages that got a new name when 64-bit time came to 32-bit machines (Debian 13, Ubuntu 24.04).
# The C library's version tells the same in every distribution made from those two.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
RENAMED_SINCE_LIBC = (2, 39)


class SetupProblem(Exception):  # noqa: N818 -- the glossary's word, as in db.errors
    """Setting up cannot go on; the text says why and what to do, in one or two lines."""


def has_screen() -> bool:
    """Whether a window could be seen: on Linux only where a display is named."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def provide_system_packages(
    *, screen: bool = False, programs: Sequence[tuple[str, str]] = ()
) -> None:
    """Install what is missing on Debian or Ubuntu when run by root; does nothing but on Linux.

    Args:
        screen: A window is to be shown, not only painted.
        programs: Commands that are wanted as well, each with its Debian package.

    Raises:
        SetupProblem: Something is missing that only the person can install.
    """
    if sys.platform != "linux":
        return
    libraries = missing_libraries(screen=screen)
    lacking = [name for name, _package in programs if shutil.which(name) is None]
    no_ensurepip = importlib.util.find_spec("ensurepip") is None
    if not (libraries or lacking or no_ensurepip):
        return
    if no_ensurepip and (sys.base_prefix != "/usr" or not _has_apt()):
        raise SetupProblem(
            f"The Python at {sys.executable} comes without its ensurepip module. "
            "Install that (often called python3-venv), or use another Python."
        )
    if not _has_apt():
        raise SetupProblem(_without_apt(libraries, lacking))
    packages = debian_packages(libraries, venv=no_ensurepip)
    _provide_with_apt([*packages, *(package for name, package in programs if name in lacking)])


def missing_libraries(
    loads: Callable[[str], bool] | None = None, *, screen: bool = False
) -> list[str]:
    """Name the shared libraries of QT_LIBRARIES, and of SCREEN_LIBRARIES, that do not load.

    They are loaded one by one rather than through Qt: faster, and Qt names only the first.
    """
    can_load = loads or _loads
    wanted = (*QT_LIBRARIES, *(SCREEN_LIBRARIES if screen else ()))
    return [library for library, _package in wanted if not can_load(library)]


def debian_packages(
    libraries: Sequence[str], *, venv: bool, libc: tuple[int, int] | None = None
) -> list[str]:
    """Name the Debian packages that hold these libraries, and Python's venv if asked for.

    The venv package is that of the Python in use, which need not be the system's default.
    """
    is_renamed = (libc or _libc_version()) >= RENAMED_SINCE_LIBC
    packages = [f"python3.{sys.version_info[1]}-venv"] if venv else []
    for library, package in (*QT_LIBRARIES, *SCREEN_LIBRARIES):
        if library in libraries:
            packages.append(RENAMED.get(package, package) if is_renamed else package)
    return packages


def install_line(packages: Sequence[str]) -> str:
    """Give the one line that installs these packages for a person who may use sudo.

    It updates the lists first: a fresh container has none, and then no package is found.
    """
    names = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"


def say(line: str) -> None:
    """Tell the person one thing, at once and on stderr: stdout belongs to what is run."""
    print(line, file=sys.stderr, flush=True)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _libc_version() -> tuple[int, int]:
    major, _dot, minor = platform.libc_ver()[1].partition(".")
    return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else (0, 0)


def _without_apt(libraries: Sequence[str], programs: Sequence[str]) -> str:
    what = [f"Qt needs libraries that are not here: {', '.join(libraries)}."] if libraries else []
    if programs:
        what.append(f"These programs are not here: {', '.join(programs)}.")
    return f"{' '.join(what)} Install them with your system's package manager."


def _has_apt() -> bool:
    return bool(shutil.which("apt-get") and shutil.which("dpkg"))


def _provide_with_apt(packages: Sequence[str]) -> None:
    line = install_line(packages)
    if os.geteuid() != 0:
        raise SetupProblem(f"Some system packages are missing. Install them with:\n{line}")
    say(f"Installing system packages: {' '.join(packages)}...")
    _apt(["update"], line)
    _apt(["install", "-y", "--no-install-recommends", *packages], line)
    importlib.invalidate_caches()


def _apt(arguments: Sequence[str], line: str) -> None:
    done = subprocess.run(
        ["apt-get", "-q", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise SetupProblem(f"apt-get could not install them. When it is repaired, run:\n{line}")
