"""Describes a passage so that it can be found again, and finds the passages a person quotes.

Source of the selectors: W3C Web Annotation Data Model, 4.2.4 (text quote) and
4.2.5 (text position).
"""

from app.text.anchor.describing import CONTEXT, describe
from app.text.anchor.quoting import passages

__all__ = ["CONTEXT", "describe", "passages"]
