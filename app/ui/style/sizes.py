"""The measures several panes share, in device-independent pixels, on a grid of 4."""

from typing import Final

GAP: Final = 8
"""Between things that belong together; half of it inside one thing, twice it between groups."""

EDGE: Final = 16
"""From the edge of a pane or dialog to what stands in it."""

RADIUS: Final = 6
"""Corners of buttons and rows."""

CARD_RADIUS: Final = 8
"""Corners of cards, menus and fields."""

PALETTE_RADIUS: Final = 12
"""Corners of the palette and other large panels that float."""

FOCUS_RING: Final = 2
"""Width of the accent ring around what has the keyboard."""

TOOL_ICON: Final = 18
"""Side of a toolbar's icon."""

ROW_ICON: Final = 17
"""Side of an icon in a row of the sidebar or of the palette."""

TREE_ROW: Final = 28
"""Least height of a row of the sidebar; a larger font makes it higher."""

SECTION_HEAD: Final = 34
"""Least height of the head of a section in the sidebar."""

POST_ROW: Final = 94
"""Least height of a post in the list."""

CHIP: Final = 12
"""Side of a theme's colour chip where it stands as a sign before a name."""
