"""Describes a passage so that it can be found again, and finds the passages a person quotes.

What compares two texts is imported from its own module, because it costs more to
start: `carrying` carries passages over to a changed text, `finding` looks for a
quote, `comparing` and `differences` say what changed.

Source of the selectors: W3C Web Annotation Data Model, 4.2.4 (text quote) and
4.2.5 (text position).
"""

from app.text.anchor.describing import CONTEXT, describe
from app.text.anchor.quoting import passages

__all__ = ["CONTEXT", "describe", "passages"]
