"""Every job from a terminal: `event-notes VERB`.

One module a family of verbs; each adds its arguments to the parser and runs
over the same functions as the window. `--json` puts JSON and nothing else on
standard output. Nothing here imports Qt, and what a verb alone needs is
imported when it runs, so that a short answer comes at once.
"""

from app.cli.running import main

__all__ = ["main"]
