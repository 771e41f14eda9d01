"""Starts Event Notes: the command line, with the verb that was given."""

import sys


def main() -> int:
    """Run the program and give its exit code."""
    from app.cli import main as run_verb

    return run_verb()


if __name__ == "__main__":
    sys.exit(main())
