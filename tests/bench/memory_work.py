"""What bench_memory watches, in a process of its own: an import, then searches.

python -m tests.bench.memory_work LIBRARY FOLDER
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from app.importing.run import import_paths
from db import search
from db.library import Library
from tests.bench import corpus

SEARCHES = 40


def main(arguments: Sequence[str]) -> int:
    """Import the files of a folder into a library, then search it."""
    library_file, folder = map(Path, arguments)
    with Library.open(library_file, write=True) as library:
        report = import_paths(library, [folder])
        for word in corpus.vocabulary()[100 : 100 + SEARCHES]:
            with library.reading() as session:
                for typed in (word, f"{word[:2]}*", f'"{word} {word}"'):
                    search.find(session, typed)
    return 0 if report.added and not report.problems else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
