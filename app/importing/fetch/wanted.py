"""What is asked of the web, within which limits, and what comes back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page or feed to be fetched.

    Attributes:
        address: With its scheme, http or https.
        etag: What the server said of the state that is known, or "".
        modified: When the server said that state was made, or "".
    """

    address: str
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server may take of the person's memory and time.

    Attributes:
        size_bytes: After unpacking.
        seconds: For all of it, from the search for the host's name to the last byte.
        redirects: How often a server may send on to another address.
    """

    size_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        address: Where it was in the end, after all redirects.
        data: Unpacked; b"" where nothing changed.
        media_type: In small letters, without parameters, or "".
        charset: The encoding the server says the data has, or ""; may be nonsense.
        etag: To be sent with the next fetch, or "".
        modified: Likewise.
        unchanged: The server says that the state which is known is the present one.
    """

    address: str
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
