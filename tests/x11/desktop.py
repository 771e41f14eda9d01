"""A screen of our own with a window manager, and the program started on it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

ROOT: Final = Path(__file__).resolve().parents[2]
SIZE: Final = (1280, 800)
LONGEST_WAIT_S: Final = 30.0
_BETWEEN_LOOKS_S: Final = 0.1
# A caret that blinks, and nothing else, may differ between two looks at a screen at rest.
_CARET_PIXELS: Final = 400


class Desktop:
    """What a person has before them: a screen to look at, and a keyboard."""

    def __init__(self, display: str) -> None:
        self._display = display

    @property
    def surroundings(self) -> dict[str, str]:
        """What a program started here finds in its environment; its home is that of the test."""
        return {**os.environ, "DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Press keys, named as xdotool knows them, each when the screen is at rest again."""
        for key in keys:
            self._do("xdotool", "key", "--clearmodifiers", key)
            self.rest()

    def write(self, words: str) -> None:
        """Type words."""
        self._do("xdotool", "type", "--delay", "15", words)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing moves on the screen any more."""
        before = self.look()

        def is_still() -> bool:
            nonlocal before
            earlier, before = before, self.look()
            return _differing(earlier, before) < _CARET_PIXELS

        until(is_still)

    def look(self) -> Image.Image:
        """The whole screen."""
        taken = self._do("import", "-silent", "-window", "root", "png:-")
        return Image.open(BytesIO(taken)).convert("RGB")

    def wait_for_window(self, title: str) -> None:
        """Wait until a window with this in its title has the keyboard."""

        def is_there() -> bool:
            asked = ["xdotool", "getwindowfocus", "getwindowname"]
            done = subprocess.run(asked, env=self.surroundings, capture_output=True, check=False)
            return title in done.stdout.decode()

        until(is_there)
        self.rest()

    def _do(self, *command: str) -> bytes:
        return subprocess.run(
            command, env=self.surroundings, capture_output=True, check=True, timeout=LONGEST_WAIT_S
        ).stdout


def until(is_so: Callable[[], bool]) -> None:
    """Look again and again until something is so.

    Raises:
        TimeoutError: It did not become so.
    """
    deadline = time.monotonic() + LONGEST_WAIT_S
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(_BETWEEN_LOOKS_S)  # another process is waited for: nothing here could signal


def is_possible() -> bool:
    """Whether everything is there that a screen of our own is made of."""
    return all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "import")))


@contextmanager
def desktop() -> Iterator[Desktop]:
    """A screen with a window manager, until the end of the context."""
    with _screen() as display:
        made = Desktop(display)
        with running(["openbox", "--sm-disable"], made.surroundings):
            until(lambda: _is_managed(made))
            yield made


@contextmanager
def running(
    command: list[str], surroundings: dict[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """A process, ended with the context unless it has ended by itself."""
    process = subprocess.Popen(
        command, env=surroundings, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(LONGEST_WAIT_S)


@contextmanager
def clipboard(words: str, on: Desktop) -> Iterator[None]:
    """Another program that has copied a text, as long as the context lasts."""
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication as A; a = A(sys.argv);"
        "a.clipboard().setText(sys.argv[1]); print(flush=True); a.exec()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, words], env=on.surroundings, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.communicate(timeout=LONGEST_WAIT_S)


@contextmanager
def _screen() -> Iterator[str]:
    """An X server that chose its own number."""
    told, tell = os.pipe()
    size = "x".join(map(str, SIZE))
    options = ["-displayfd", str(tell), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(["Xvfb", *options], pass_fds=[tell], stderr=subprocess.DEVNULL)  # noqa: S607 -- wherever it is
    os.close(tell)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT_S)


def _is_managed(made: Desktop) -> bool:
    asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    done = subprocess.run(asked, env=made.surroundings, capture_output=True, check=False)
    return b"window id" in done.stdout


def _differing(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are not the same."""
    alike = ImageChops.difference(one, other).convert("L").histogram()[0]
    return one.width * one.height - alike
