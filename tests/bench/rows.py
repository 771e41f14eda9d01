"""One figure of a benchmark beside the bound it has to reach.

A benchmark is a module `bench_NAME.py` in this folder with a docstring, whose first line says what
is measured, and a function `rows()` that gives one Row for each figure.
"""

from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True)
class Row:
    """A figure and whether it is good enough.

    Attributes:
        name: What was measured.
        figure: The outcome, a median where it was measured several times.
        unit: What the figure counts, such as ms or posts/s.
        reach: The bound in words, such as "<= 1.5".
        ok: Whether the figure keeps the bound.
    """

    name: str
    figure: float
    unit: str
    reach: str
    ok: bool


def at_most(name: str, figure: float, unit: str, bound: float) -> Row:
    """Make the row of a figure that must not be larger than the bound."""
    return Row(name, figure, unit, f"<= {bound:g}", figure <= bound)


def at_least(name: str, figure: float, unit: str, bound: float) -> Row:
    """Make the row of a figure that must not be smaller than the bound."""
    return Row(name, figure, unit, f">= {bound:g}", figure >= bound)


def as_objects(rows: list[Row]) -> list[dict[str, object]]:
    """Give the rows as objects for JSON, with exactly a Row's fields as keys."""
    return [asdict(row) for row in rows]


def as_table(rows: list[Row]) -> str:
    """Lay the rows out under headings, in columns as wide as their longest cell."""
    lines = [[field.name for field in fields(Row)], *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    """Join the cells of a line; figures are set to the right, so that digits stand in columns."""
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    padded[1] = cells[1].rjust(widths[1])
    return "  ".join(padded).rstrip()


def _cells(row: Row) -> list[str]:
    return [row.name, f"{row.figure:.4g}", row.unit, row.reach, "yes" if row.ok else "NO"]
