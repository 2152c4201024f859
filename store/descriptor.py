"""Reads data/datapackage.json (Frictionless Data Package), the one description of every table."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from store import paths
from store.errors import DescriptorInvalid

TYPES = ("string", "integer", "number", "boolean", "date", "datetime")


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


@dataclass(frozen=True)
class ForeignKey:
    fields: tuple[str, ...]
    table: str
    table_fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with the CSV it comes from. `origin` is gepubliceerd, indeling (our own mapping) or voorbeeld."""

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


def _field(raw: Mapping[str, Any]) -> Field:
    return Field(
        raw["name"],
        raw["type"],
        raw["title"],
        raw.get("description", ""),
        raw.get("unit"),
        raw.get("storage"),
        raw.get("constraints", {}),
    )


def _table(raw: Mapping[str, Any]) -> Table:
    schema = raw["schema"]
    return Table(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        theme=raw["theme"],
        origin=raw["origin"],
        path=raw["path"],
        expected_rows=raw.get("expectedRows"),
        fields=tuple(_field(f) for f in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(tuple(k["fields"]), k["reference"]["resource"], tuple(k["reference"]["fields"]))
            for k in schema.get("foreignKeys", [])
        ),
    )


def _hold_together(tables: tuple[Table, ...]) -> None:
    """Raises ValueError when a table names a type, a column or a table that is not there."""
    columns = {t.name: {f.name for f in t.fields} for t in tables}
    if len(columns) != len(tables):
        raise ValueError("twee tabellen met dezelfde naam")
    for table in tables:
        for field in table.fields:
            if field.type not in TYPES:
                raise ValueError(f"{table.name}.{field.name} heeft een onbekende soort: {field.type}")
        if not set(table.primary_key) <= columns[table.name]:
            raise ValueError(f"de sleutel van {table.name} noemt een kolom die er niet is")
        for key in table.foreign_keys:
            if not set(key.fields) <= columns[table.name] or not set(key.table_fields) <= columns.get(key.table, set()):
                raise ValueError(f"een verwijzing van {table.name} naar {key.table} noemt een kolom die er niet is")


@lru_cache(maxsize=8)
def load(path: Path = paths.DESCRIPTOR) -> Descriptor:
    """The descriptor at `path`. Raises DescriptorInvalid when it cannot be read or lacks a part."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        tables = tuple(_table(r) for r in raw["resources"])
        _hold_together(tables)
    except OSError as error:
        raise DescriptorInvalid(
            f"De beschrijving van de gegevens ({path.name}) ontbreekt of is niet te lezen."
        ) from error
    except KeyError as error:
        raise DescriptorInvalid(f"In de beschrijving van de gegevens ({path.name}) ontbreekt {error}.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise DescriptorInvalid(f"De beschrijving van de gegevens ({path.name}) klopt niet: {error}.") from error
    shape = [[t.name, [[f.name, f.type, f.storage] for f in t.fields], t.primary_key] for t in tables]
    # the checksums of a version are DuckDB's, and another DuckDB may compute them otherwise
    fingerprint = hashlib.sha256(json.dumps([duckdb.__version__, shape], sort_keys=True).encode()).hexdigest()[:16]
    return Descriptor(tables, fingerprint)
