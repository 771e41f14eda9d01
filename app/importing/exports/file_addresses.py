"""The addresses of posts that have no other than the file they came in, and their title."""

from collections import Counter

from db.records import Address, AddressKind


class FileAddresses:
    """Gives each post of one file an address of its own."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._seen: Counter[str] = Counter()

    def of(self, title: str) -> Address:
        """The address of the next post of that title; a second of the same is counted."""
        self._seen[title] += 1
        again = f" ({self._seen[title]})" if self._seen[title] > 1 else ""
        return Address(AddressKind.FILE, f"{self._file_name}#{title}{again}")
