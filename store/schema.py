"""The description of a table in Python: columns, keys and references. `store.descriptor` reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

INVENTED = "Voorbeeld"
"""How a name begins that exists in our sample only."""


@dataclass(frozen=True)
class Field:
    """A column: `type` is the Table Schema type, `storage` a DuckDB type where that must be exact."""

    name: str
    type: str
    title: str
    description: str
    unit: str | None
    storage: str | None
    constraints: Mapping[str, Any]

    @property
    def offered(self) -> list[str]:
        """What a user may fill in: the enumeration without the invented values of our sample; empty when there is none."""
        return [text for value in self.constraints.get("enum", ()) if not (text := str(value)).startswith(INVENTED)]


@dataclass(frozen=True)
class ForeignKey:
    fields: tuple[str, ...]
    table: str
    table_fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with the CSV it comes from. `origin` is what the description says; `store.origin` says what counts."""

    name: str
    title: str
    description: str
    theme: str
    origin: str
    path: str
    expected_rows: int | None
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    file_name: str | None = None
    """What the user called the file, and when it was loaded; None for what comes from data/."""
    loaded_at: datetime | None = None

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)


@dataclass(frozen=True)
class Descriptor:
    tables: tuple[Table, ...]
    fingerprint: str
    """Changes with the shape of a table and with the version of DuckDB: what has another one must be rebuilt."""

    def table(self, name: str) -> Table:
        return next(t for t in self.tables if t.name == name)

    def names(self) -> tuple[str, ...]:
        return tuple(t.name for t in self.tables)
