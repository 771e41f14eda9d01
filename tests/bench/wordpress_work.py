"""What bench_wordpress measures, in a process of its own: one pass over an export.

python -m tests.bench.wordpress_work FILE outline|whole
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from app.importing.source_file import SourceFile
from app.importing.wordpress import export as wordpress


def main(arguments: Sequence[str]) -> int:
    """Read the file; print posts, seconds, the longest wait for a part, and the memory taken."""
    path = Path(arguments[0])
    source = SourceFile(path.name, path=path, is_outline=arguments[1] == "outline")
    posts, longest = 0, 0.0
    begin = before = perf_counter()
    for part in wordpress.parts(b"", source):
        posts += len(part.reading.drafts)
        now = perf_counter()
        longest, before = max(longest, now - before), now
    told = {
        "posts": posts,
        "seconds": perf_counter() - begin,
        "longest_wait": longest,
        "peak_bytes": _peak_bytes(),
    }
    print(json.dumps(told))
    return 0


def _peak_bytes() -> int:
    """The most memory that was resident; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
