"""Starts Event Notes: the window, or the command line when a verb is given."""

import gc
import sys


def main() -> int:
    """Run the program and give its exit code; stopped while it loads, it says nothing."""
    try:
        from app.cli import main as run_verb

        return run_verb()
    except KeyboardInterrupt:
        return 130  # as a shell says of a program ended by Ctrl+C


def window() -> int:
    """Open the window, as a desktop's menu does: there is no terminal to answer to."""
    gc.disable()  # what is imported stays: there is nothing to collect until the window is filled
    from app.ui.application import main as open_window

    return open_window(None)


if __name__ == "__main__":
    sys.exit(main())
