"""Every exhibit and its address: 'clusters-bedragen?indeling=letters' → the exhibit, or a reason why not.

An exhibit is a public function `(ask: Ask, choice: SomeChoice) -> Exhibit` in a module of exhibits/<theme>/. Writing one
is enough to be in the catalogue; its key is the one that it gives itself.
"""

import contextlib
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from exhibits.choice import Choice
from exhibits.exhibit import Exhibit
from store.errors import RecordsHidden
from store.reading import Ask, Database

THEMES = ("money", "needs", "network", "trust")
MakeExhibit: TypeAlias = Callable[[Ask, Any], Exhibit]


class AddressUnknown(LookupError):
    """There is no exhibit with this key; the message is Dutch."""


@dataclass(frozen=True)
class Entry:
    """An exhibit function with the choice that it takes."""

    make: MakeExhibit
    choice_type: type[Choice]

    @property
    def name(self) -> str:
        """'money.clusters.amounts', for tests and logs."""
        return f"{self.make.__module__.removeprefix('exhibits.')}.{self.make.__name__}"


@cache
def entries() -> tuple[Entry, ...]:
    """Every exhibit function of the four themes, in order of module and place in it."""
    collected: list[Entry] = []
    for theme in THEMES:
        package = importlib.import_module(f"exhibits.{theme}")
        for module_info in pkgutil.iter_modules(package.__path__):
            collected += _entries_of(importlib.import_module(f"exhibits.{theme}.{module_info.name}"))
    return tuple(collected)


def _entries_of(module: Any) -> Iterator[Entry]:
    for name, function in vars(module).items():
        if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != module.__name__:
            continue
        if list(inspect.signature(function).parameters) != ["ask", "choice"]:
            continue
        hints = typing.get_type_hints(function)
        if hints.get("return") is Exhibit:
            yield Entry(function, hints["choice"])


_KEYS: dict[str, Entry] = {}
"""Of the program, not of a version of the data: what is made new with each version is made by all who ask at once."""


def by_key(database: Database) -> dict[str, Entry]:
    """key → its entry; each exhibit is drawn once, for its default choice, to hear its key.

    An exhibit that this database may not show stays unknown until one is asked that may.
    """
    if len(_KEYS) < len(entries()):
        known = set(_KEYS.values())
        for entry in entries():
            if entry not in known:
                with contextlib.suppress(RecordsHidden):
                    exhibit = database.derive(entry.make, entry.choice_type.default(database.ask))
                    _KEYS[exhibit.key] = entry
    return dict(_KEYS)


def resolve(database: Database, key: str, query_string: str) -> Exhibit:
    """The exhibit at an address. Raises AddressUnknown for the key, ChoiceInvalid for the rest."""
    entry, choice = parse(database, key, query_string)
    return database.derive(entry.make, choice)


def parse(database: Database, key: str, query_string: str) -> tuple[Entry, Choice]:
    """The exhibit function and choice of an address, not yet drawn. Raises as `resolve`."""
    entry = by_key(database).get(key)
    if entry is None:
        raise AddressUnknown("Er is geen figuur of tabel met dit adres.")
    return entry, entry.choice_type.from_text(query_string, database.ask)


def address(exhibit: Exhibit, choice: Choice, ask: Ask) -> str:
    """'clusters-bedragen?indeling=letters&selectie=alle'; without question mark when nothing can be chosen."""
    query_string = choice.query_string(ask)
    return f"{exhibit.key}?{query_string}" if query_string else exhibit.key


def samples(database: Database) -> Iterator[tuple[str, Entry, Choice]]:
    """(name, entry, choice) for every exhibit and each of its sample choices, the default first."""
    for entry in entries():
        for number, choice in enumerate(entry.choice_type.sample_choices(database.ask)):
            yield f"{entry.name}[{number}]", entry, choice
