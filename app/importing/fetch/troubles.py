"""What can go wrong while something is fetched, and how the person is told."""

import re
from enum import Enum, auto
from gettext import gettext as _

from app.text.clean import one_line
from db.errors import FileProblem

_LONGEST = 200  # letters of an address that a message quotes
_USER = re.compile(r"(?<=//)[^/?#\s]*@")


class Trouble(Enum):
    """Why something was not fetched."""

    BAD_ADDRESS = auto()
    PASSWORD = auto()
    PORT = auto()
    PRIVATE = auto()
    UNKNOWN_HOST = auto()
    NO_CONNECTION = auto()
    CERTIFICATE = auto()
    BROKEN = auto()
    TOO_SLOW = auto()
    TOO_LARGE = auto()
    REDIRECTS = auto()
    BAD_REDIRECT = auto()
    NOT_FOUND = auto()
    REFUSED = auto()
    BUSY = auto()
    SERVER = auto()
    NO_PAGE = auto()


class NotFetched(Exception):  # noqa: N818 -- becomes a Problem, once the address is known
    """Nothing was fetched, for a reason the person can be told."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


def problem(trouble: Trouble, address: str) -> FileProblem:
    """The problem to tell of an address, as the person gave it."""
    message, remedy = _words()[trouble]
    return FileProblem(message.format(address=shown(address)), remedy)


def shown(address: str) -> str:
    """An address as a message quotes it: one line, not too long, and without a password."""
    line = _USER.sub("…@", one_line(address))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def of_status(status: int) -> Trouble:
    """What an answer of HTTP that is no page means to the person."""
    match status:
        case 404 | 410:
            return Trouble.NOT_FOUND
        case 401 | 402 | 403 | 407 | 451:
            return Trouble.REFUSED
        case 429 | 503:
            return Trouble.BUSY
    return Trouble.SERVER if status >= 500 else Trouble.NO_PAGE


def _words() -> dict[Trouble, tuple[str, str]]:
    return {**_of_addresses(), **_of_connections(), **_of_answers()}


def _of_addresses() -> dict[Trouble, tuple[str, str]]:
    copied = _("Copy the address from the browser's address bar, such as https://example.org/post.")
    return {
        Trouble.BAD_ADDRESS: (_("“{address}” is no address of a web page."), copied),
        Trouble.PASSWORD: (
            _("The address “{address}” holds a name or password."),
            _("Open it in the browser, save the page, and import that file."),
        ),
        Trouble.PORT: (
            _("“{address}” leads to a port that is no web server's."),
            _("Check the number after the colon, or allow this host with it in the settings."),
        ),
        Trouble.PRIVATE: (
            _("“{address}” leads into your own network, where a stranger's page has no business."),
            _("If you trust it, allow its host in the settings."),
        ),
        Trouble.REDIRECTS: (
            _("“{address}” sends on from one address to the next without an end."),
            _("Open it in the browser, and copy the address where it ends up."),
        ),
        Trouble.BAD_REDIRECT: (
            _("“{address}” sends on to something that is no web page."),
            _("Open it in the browser, save the page, and import that file."),
        ),
    }


def _of_connections() -> dict[Trouble, tuple[str, str]]:
    later = _("Check your connection to the internet, and try again later.")
    return {
        Trouble.UNKNOWN_HOST: (
            _("No server of the name in “{address}” was found."),
            _("Check how the name is spelled, and your connection to the internet."),
        ),
        Trouble.NO_CONNECTION: (_("The server of “{address}” does not answer."), later),
        Trouble.CERTIFICATE: (
            _("The server of “{address}” could not prove that it is the one it says."),
            _("Open it in the browser to see why; if you trust it, save the page and import that."),
        ),
        Trouble.BROKEN: (_("The answer of “{address}” broke off or made no sense."), later),
        Trouble.TOO_SLOW: (_("“{address}” took too long to answer."), later),
    }


def _of_answers() -> dict[Trouble, tuple[str, str]]:
    later = _("Try again later; its address is right.")
    return {
        Trouble.TOO_LARGE: (
            _("“{address}” is larger than a web page or feed should be."),
            _("Save it as a file in the browser, and import that."),
        ),
        Trouble.NOT_FOUND: (
            _("There is no page at “{address}” (any more)."),
            _("Look for it in the browser, and copy the address where you find it."),
        ),
        Trouble.REFUSED: (
            _("“{address}” is shown only to those whom its server lets in."),
            _("Open it in the browser, save the page, and import that file."),
        ),
        Trouble.BUSY: (_("The server of “{address}” asks for some patience."), later),
        Trouble.SERVER: (_("The server of “{address}” has trouble of its own."), later),
        Trouble.NO_PAGE: (
            _("“{address}” answers, but not with a page."),
            _("Open it in the browser, save the page, and import that file."),
        ),
    }
