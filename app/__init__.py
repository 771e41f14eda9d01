"""Event Notes: read posts about events, highlight by theme, write the briefing."""

__version__ = "0.1.0"
