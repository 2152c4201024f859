"""How many of the thousands of choices a test walks: all that it has, or with `make test-fast` one in so many."""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeVar

from exhibits import catalogue
from exhibits.catalogue import Entry
from exhibits.choice import Choice
from exhibits.exhibit import Exhibit
from store.reading import Database

FAST = os.environ.get("TEST_FAST") == "1"
Item = TypeVar("Item")


class Drawn(NamedTuple):
    """An exhibit as it is drawn for one of its sample choices; `name` is 'money.clusters.amounts[3]'."""

    name: str
    entry: Entry
    choice: Choice
    exhibit: Exhibit


def walked(items: Iterable[Item], one_in: int = 20) -> list[Item]:
    """All of them; with `make test-fast` the first and then one in so many, always the same ones."""
    return list(items)[:: one_in if FAST else 1]


def draw_samples(database: Database) -> Iterator[Drawn]:
    """Every exhibit for each of its sample choices, or for some of them."""
    for _, samples in groupby(catalogue.samples(database), key=lambda sample: sample[1]):
        for name, entry, choice in walked(samples, 8):
            yield Drawn(name, entry, choice, entry.make(database.ask, choice))
