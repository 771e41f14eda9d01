"""What a query says beside its tree: where to look, in which order, and what was not understood."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from gettext import gettext as _
from typing import Final

from db.query.tree import DateField, Sort, Where

ALL: Final = frozenset(Where)


@dataclass(slots=True)
class Asides:
    """Gathered while a query is read.

    Attributes:
        today: The day that words such as “last month” are counted from; None is the present one.
        missing: Lines about what was left out, since it was not understood.
        remarks: Lines about what is searched otherwise than it looks.
        wanted: What was said with `in:`.
        unwanted: What was said with `-in:`.
        sort: What was said last with `sort:`.
    """

    today: date | None = None
    missing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    wanted: set[Where] = field(default_factory=set)
    unwanted: set[Where] = field(default_factory=set)
    sort: Sort | None = None

    def where(self) -> frozenset[Where]:
        """Which kinds of things are looked for; all of them if none would be left."""
        return frozenset((self.wanted or ALL) - self.unwanted) or ALL

    def take(self, heard: "Asides") -> None:
        """Add what was heard while a part was read."""
        self.missing += heard.missing
        self.remarks += heard.remarks
        self.wanted |= heard.wanted
        self.unwanted |= heard.unwanted
        self.sort = heard.sort or self.sort

    def is_told(self) -> bool:
        """Whether anything was said that holds for the whole query."""
        return bool(self.wanted or self.unwanted or self.sort)

    def day(self, of: DateField) -> date:
        """Today where the person is; for what the library stamps itself, in UTC as it stamps."""
        if self.today is not None:
            return self.today
        now = datetime.now(UTC)
        return (now.astimezone() if of is DateField.DATE else now).date()

    def place(self, value: str, *, negated: bool, optional: bool) -> None:
        """Hear what `in:` or `-in:` says; it holds for the whole query."""
        said = f"{'-' if negated else ''}in:{value}"
        if (found := _PLACES.get(value.lower())) is None:
            known = ", ".join(f"in:{each}" for each in Where)
            self.missing.append(_unknown(said, known))
            return
        (self.unwanted if negated else self.wanted).update(found)
        if optional:
            self._tell_whole(said)
        if self.unwanted >= (self.wanted or ALL):
            self.remarks.append(
                _("“{said}” leaves nowhere to look, so everything is searched.").format(said=said)
            )

    def order(self, value: str, *, negated: bool, optional: bool) -> None:
        """Hear what `sort:` says; of several the last one holds."""
        said = f"{'-' if negated else ''}sort:{value}"
        try:
            wanted = Sort(value.lower())
        except ValueError:
            self.missing.append(_unknown(said, ", ".join(f"sort:{each}" for each in Sort)))
            return
        if negated:
            self.missing.append(
                _("“{said}” says no order; write sort:new or sort:old.").format(said=said)
            )
            return
        self.sort = wanted
        if optional:
            self._tell_whole(said)

    def _tell_whole(self, said: str) -> None:
        self.remarks.append(
            _("“{said}” holds for the whole search, not for one side of an OR.").format(said=said)
        )


_PLACES: Final = {
    **{str(each): {each} for each in Where},
    **{str(each).removesuffix("s"): {each} for each in Where},
    "all": set(ALL),
    "*": set(ALL),
}


def _unknown(said: str, known: str) -> str:
    return _("“{said}” is not known; these are: {known}.").format(said=said, known=known)
