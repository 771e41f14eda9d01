"""Runs the benchmarks of this folder; packaging/dev.py bench calls it.

Exit code 0 when every figure is good enough, 1 when one is not, 2 when there is no such benchmark.
"""

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator, Sequence

from tests.bench.rows import Row, as_objects, as_table

PREFIX = "bench_"


def main(arguments: Sequence[str], package: str = "tests.bench") -> int:
    """Run the benchmark that is named, or all of them, and print a table or JSON."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure Event Notes.")
    parser.add_argument("name", nargs="?", help="one benchmark; without it, all of them")
    parser.add_argument(
        "arguments", nargs="*", help="what that benchmark asks for, such as a folder"
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    asked, options = parser.parse_known_args(arguments)
    there = names(package)
    if asked.name is not None and asked.name not in there:
        listed = ", ".join(there) or "none yet"
        print(f"There is no benchmark “{asked.name}”. There are: {listed}.", file=sys.stderr)
        return 2
    chosen = there if asked.name is None else [asked.name]
    rows = [row for name in chosen for row in _measure(package, name, [*asked.arguments, *options])]
    print(json.dumps(as_objects(rows), indent=2) if asked.json else as_table(rows))
    return 0 if all(row.ok for row in rows) else 1


def names(package: str) -> list[str]:
    """Name the benchmarks of a package, in alphabetical order."""
    modules = pkgutil.iter_modules(importlib.import_module(package).__path__)
    found = (module.name for module in modules if module.name.startswith(PREFIX))
    return sorted(name.removeprefix(PREFIX) for name in found)


def _measure(package: str, name: str, arguments: Sequence[str]) -> Iterator[Row]:
    """Import by name, not by path: a benchmark may hand its functions to worker processes."""
    module = importlib.import_module(f"{package}.{PREFIX}{name}")
    first_line = (module.__doc__ or name).splitlines()[0]
    print(f"-- {name}: {first_line}", file=sys.stderr, flush=True)
    yield from module.rows(*arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
