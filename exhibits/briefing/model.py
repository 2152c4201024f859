"""What a briefing is: items in an order, each an exhibit's address with the reader's own words. Pure; every change makes a new one."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exhibits.briefing.values import Values
from view import formats

MOST_ITEMS = 60
MOST_CHARACTERS = 300
"""Of a title, a conclusion, a name."""
MOST_NOTES = 4000
"""Of the speaker notes beside an exhibit."""
MOST_ADDRESS = 2000
UNTITLED = "Briefing"


@dataclass(frozen=True)
class Stamp:
    """What an exhibit said when it went into the briefing, or when its new figures were accepted.

    `on` is that day (2026-11-21), `title` its finding, `fingerprint` that of its values (`values.fingerprint`).
    `values` are there only where there is room for them: in a file and in the session, not in a link.
    """

    on: str
    fingerprint: str
    title: str
    values: Values | None = None


@dataclass(frozen=True)
class Item:
    """An exhibit's address ('clusters-bedragen?indeling=letters') with what the reader says about it.

    `title` replaces the exhibit's own, '' keeps it. `conclusion` is shown with the figure; `notes` are for the speaker only.
    `with_table` and `with_notes` say what goes along on paper and on slides: the table, and the definitions and method.
    """

    address: str
    title: str = ""
    conclusion: str = ""
    notes: str = ""
    with_table: bool = False
    with_notes: bool = True
    stamp: Stamp | None = None


@dataclass(frozen=True)
class Briefing:
    """Items under a title page: `title`, `occasion` ('Overleg gemeenten'), `date` (2026-12-03, or ''), `name` of who presents."""

    title: str = UNTITLED
    occasion: str = ""
    date: str = ""
    name: str = ""
    items: tuple[Item, ...] = ()

    @property
    def is_full(self) -> bool:
        return len(self.items) >= MOST_ITEMS

    @property
    def cover_lines(self) -> tuple[str, ...]:
        """What stands below the title on the title slide: the occasion; who presents, and when."""
        day = formats.day(datetime.date.fromisoformat(self.date)) if self.date else ""
        lines = (self.occasion, " · ".join(part for part in (self.name, day) if part))
        return tuple(line for line in lines if line)

    def has(self, address: str) -> bool:
        return any(item.address == address for item in self.items)

    def with_added(self, address: str, stamp: Stamp | None = None) -> "Briefing":
        """With the address at the end; the same when it is there already or there is no room."""
        if self.is_full or self.has(address) or len(address) > MOST_ADDRESS:
            return self
        return replace(self, items=(*self.items, Item(address, stamp=stamp)))

    def once(self) -> tuple["Briefing", tuple[Item, ...]]:
        """With each address at its first place only, and the items that this leaves out."""
        kept: dict[str, Item] = {}
        repeated = []
        for item in self.items:
            if item.address in kept:
                repeated.append(item)
            else:
                kept[item.address] = item
        return (replace(self, items=tuple(kept.values())) if repeated else self), tuple(repeated)

    def without(self, place: int) -> "Briefing":
        return replace(self, items=self.items[:place] + self.items[place + 1 :])

    def moved(self, place: int, step: int) -> "Briefing":
        """With the item at `place` moved `step` up (-1) or down (1), as far as there are places."""
        items = list(self.items)
        item = items.pop(place)
        items.insert(max(0, min(place + step, len(items))), item)
        return replace(self, items=tuple(items))

    def stamped(self, stamps: Sequence[Stamp | None]) -> "Briefing":
        """With a stamp for each item; None keeps the one it has."""
        return replace(
            self,
            items=tuple(
                replace(item, stamp=stamp or item.stamp) for item, stamp in zip(self.items, stamps, strict=True)
            ),
        )
