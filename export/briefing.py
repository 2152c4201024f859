"""A briefing: exhibits by their address, in an order, with the reader's own conclusions. Pure."""

from dataclasses import dataclass, replace

MOST_ITEMS = 40
MOST_CHARACTERS = 300
"""Of a conclusion or a title."""
READY_MADE = (
    "clusters-bedragen",
    "clusters-verandering",
    "gemeenten-totaal",
    "gemeenten-rang",
)
"""'Versterkingsgelden in vier beelden': addresses with what their pages show first."""
READY_MADE_TITLE = "Versterkingsgelden in vier beelden"


@dataclass(frozen=True)
class Item:
    """An exhibit's address ('clusters-bedragen?indeling=letters') with the reader's own conclusion."""

    address: str
    conclusion: str = ""


@dataclass(frozen=True)
class Briefing:
    """Items in their order under a title; every change makes a new one."""

    title: str = "Briefing"
    items: tuple[Item, ...] = ()

    def with_added(self, address: str) -> "Briefing":
        """With the address at the end; the same when it is there already or there is no room."""
        if len(self.items) >= MOST_ITEMS or address in {item.address for item in self.items}:
            return self
        return replace(self, items=(*self.items, Item(address)))

    def without(self, place: int) -> "Briefing":
        return replace(self, items=self.items[:place] + self.items[place + 1 :])

    def moved(self, place: int, step: int) -> "Briefing":
        """With the item at `place` moved `step` up (-1) or down (1), as far as there are places."""
        items = list(self.items)
        item = items.pop(place)
        items.insert(max(0, min(place + step, len(items))), item)
        return replace(self, items=tuple(items))

    def concluded(self, address: str, words: str) -> "Briefing":
        """With the reader's own words beside the address."""
        return replace(
            self,
            items=tuple(
                replace(i, conclusion=words[:MOST_CHARACTERS]) if i.address == address else i for i in self.items
            ),
        )
