"""Event Notes: read posts about events, highlight by theme, write the briefing."""

import gettext
from functools import cache

__version__ = "0.1.0"

# The standard library looks on disk for a translation at every single text; once is enough.
vars(gettext)["find"] = cache(gettext.find)
