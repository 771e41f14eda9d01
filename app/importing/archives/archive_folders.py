"""The folders inside an archive: which of them hold posts, and what lies beside a page."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath

from app.importing.archives.zip_members import ZipMembers
from app.importing.companions import is_companion, is_entered
from app.importing.source_file import Beside


class ArchiveFolders:
    """The files of an archive by the folders their names tell of."""

    def __init__(self, archive: ZipMembers) -> None:
        """Sort the names; nothing is read yet."""
        self._archive = archive
        self._names: dict[PurePosixPath, str] = {}
        self._inside: dict[PurePosixPath, set[str]] = defaultdict(set)
        for name in archive.names:
            path = path_of(name)
            self._names[path] = name
            self._inside[path.parent].add(path.name)

    def may_hold_posts(self, name: str) -> bool:
        """Whether a file of the archive is looked into, as one in a folder would be."""
        path = path_of(name)
        if path.name.startswith(".") or is_companion(path.name):
            return False
        folders: Sequence[PurePosixPath] = path.parents[:-1]  # without the archive itself
        return all(is_entered(at.name, self._inside[at.parent]) for at in folders)

    def beside(self, name: str) -> Beside:
        """What gives the bytes of a file named relative to that file of the archive."""
        folder = path_of(name).parent

        def read(relative: PurePosixPath) -> bytes:
            found = self._names.get(folder / relative)
            return self._archive.read(found).data if found else b""

        return read


def path_of(name: str) -> PurePosixPath:
    """The path of a member; archives made under Windows have backslashes in them."""
    return PurePosixPath(name.replace("\\", "/"))
