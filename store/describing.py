"""Reads the tables of a data package, and says in Dutch everything that is wrong with their description.

What comes out can be made into a database: names are plain, types and rules fit each other, references end somewhere.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from store.files import shown
from store.origin import ORIGINS
from store.references import between
from store.schema import Field, ForeignKey, Table

TYPES = ("string", "integer", "number", "boolean", "date", "datetime")
RESERVED = ("dataset", "build_info")
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
STORAGE = re.compile(r"DECIMAL\((\d{1,2}), ?(\d{1,2})\)")
MOST_DIGITS = 38
RULES = ("required", "unique", "enum", "minimum", "maximum", "pattern")
KINDS: dict[type, str] = {
    str: "tekst",
    dict: "een object",
    list: "een lijst",
    bool: "true of false",
    int: "een geheel getal",
}
ABSENT: Any = object()


class Misfit(ValueError):
    """One thing that is wrong with the description, in Dutch, with its place in it."""


def parse(text: str) -> dict[str, Any]:
    """The data package in `text`. Raises Misfit when it is no JSON object."""
    try:
        raw = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Misfit(f"het is geen geldige JSON: de fout zit bij regel {error.lineno}, teken {error.colno}") from error
    except Misfit:
        raise
    except ValueError as error:  # Python reads no number of thousands of digits
        raise Misfit("er staat een getal in dat te lang is") from error
    except RecursionError as error:
        raise Misfit("er zitten te veel lijsten of objecten in elkaar") from error
    if not isinstance(raw, dict):
        raise Misfit("er staat geen object in, maar iets anders")
    return raw


def _no_number(text: str) -> Any:
    raise Misfit(f"{text} is geen getal")


def read_tables(raw: Mapping[str, Any]) -> tuple[tuple[Table, ...], list[str]]:
    """The tables of a data package, and everything that is wrong with them; with problems the tables are no use."""
    problems: list[str] = []
    tables: list[Table] = []
    resources = raw.get("resources")
    if not isinstance(resources, list) or not resources:
        return (), ["er staan geen tabellen in ('resources' moet een lijst zijn met minstens één tabel)"]
    for number, resource in enumerate(resources, 1):
        try:
            tables.append(_table(resource, f"tabel {number}"))
        except Misfit as error:
            problems.append(str(error))
    return tuple(tables), problems or [*between(tables)]


def _part(raw: Any, key: str, kind: type, where: str, default: Any = ABSENT) -> Any:
    if not isinstance(raw, dict):
        raise Misfit(f"{where} is geen object")
    if key not in raw:
        if default is ABSENT:
            raise Misfit(f"bij {where} ontbreekt '{key}'")
        return default
    value = raw[key]
    # true is an int to Python, and null stands for what is left out
    if value is None and default is None:
        return None
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Misfit(f"'{key}' bij {where} moet {KINDS[kind]} zijn")
    return value


def _text(raw: Any, key: str, where: str, default: Any = ABSENT) -> Any:
    text = _part(raw, key, str, where, default)
    if text and not text.isprintable():
        raise Misfit(f"'{key}' bij {where} bevat tekens die niet in tekst horen")
    return text


def _name(raw: Any, where: str) -> str:
    name = _text(raw, "name", where)
    if not NAME.fullmatch(name):
        rule = "begint met een kleine letter en heeft alleen kleine letters, cijfers en lage streepjes"
        raise Misfit(f"de naam '{shown(name)}' van {where} mag niet: een naam {rule}")
    return str(name)


def _names(raw: Any, key: str, where: str) -> tuple[str, ...]:
    names = _part(raw, key, list, where)
    if not names or not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise Misfit(f"'{key}' bij {where} moet een lijst zijn van verschillende kolomnamen")
    return tuple(names)


def _table(raw: Any, where: str) -> Table:
    name = _name(raw, where)
    where = f"tabel '{name}'"
    if name in RESERVED:
        raise Misfit(f"de naam van {where} is al in gebruik voor de administratie")
    origin = _text(raw, "origin", where)
    if origin not in ORIGINS:
        raise Misfit(f"de herkomst '{shown(origin)}' van {where} bestaat niet; kies uit: {', '.join(ORIGINS)}")
    expected = _part(raw, "expectedRows", int, where, None)
    if expected is not None and expected < 0:
        raise Misfit(f"'expectedRows' bij {where} is kleiner dan 0")
    schema = _part(raw, "schema", dict, where)
    fields = _part(schema, "fields", list, where)
    if not fields:
        raise Misfit(f"{where} heeft geen kolommen")
    return Table(
        name=name,
        title=_text(raw, "title", where),
        description=_text(raw, "description", where),
        theme=_text(raw, "theme", where),
        origin=origin,
        path=_path(raw, where),
        expected_rows=expected,
        fields=tuple(_field(field, f"kolom {number} van {where}") for number, field in enumerate(fields, 1)),
        primary_key=_names(schema, "primaryKey", where),
        foreign_keys=tuple(_foreign_key(key, where) for key in _part(schema, "foreignKeys", list, where, [])),
    )


def _path(raw: Any, where: str) -> str:
    text = _text(raw, "path", where)
    path = PurePosixPath(text)
    if (
        path.is_absolute()
        or ".." in path.parts
        or "\\" in text
        or ":" in text
        or path.suffix != ".csv"
        or len(text) > 200
    ):
        raise Misfit(
            f"'path' bij {where} moet een CSV-bestand binnen de map data zijn, van hoogstens 200 tekens, zoals published/source.csv"
        )
    return str(text)


def _foreign_key(raw: Any, where: str) -> ForeignKey:
    where = f"een verwijzing van {where}"
    reference = _part(raw, "reference", dict, where)
    key = ForeignKey(
        _names(raw, "fields", where), _text(reference, "resource", where), _names(reference, "fields", where)
    )
    if len(key.fields) != len(key.table_fields):
        raise Misfit(f"{where} heeft aan beide kanten niet evenveel kolommen")
    return key


def _field(raw: Any, where: str) -> Field:
    name = _name(raw, where)
    where = f"kolom '{name}' van {where.split(' van ', 1)[1]}"
    kind = _text(raw, "type", where)
    if kind not in TYPES:
        raise Misfit(f"{where} heeft een onbekende soort: {shown(kind)}; kies uit: {', '.join(TYPES)}")
    storage = _text(raw, "storage", where, None)
    if storage is not None:
        size = STORAGE.fullmatch(storage)
        if not size or kind != "number" or not int(size[2]) <= int(size[1]) <= MOST_DIGITS or int(size[1]) == 0:
            raise Misfit(f"'storage' bij {where} kan alleen bij een number, en als DECIMAL(14,2)")
    rules = {rule: value for rule, value in _part(raw, "constraints", dict, where, {}).items() if value is not None}
    _check_rules(rules, kind, where)
    return Field(
        name,
        kind,
        _text(raw, "title", where),
        _text(raw, "description", where, ""),
        _text(raw, "unit", where, None),
        storage,
        rules,
    )


def _check_rules(rules: Mapping[str, Any], kind: str, where: str) -> None:
    unknown = [shown(rule) for rule in rules if rule not in RULES]
    if unknown:
        raise Misfit(f"de regel '{unknown[0]}' bij {where} bestaat niet; kies uit: {', '.join(RULES)}")
    for rule in ("required", "unique"):
        _part(rules, rule, bool, where, False)
    fits = _fitting(kind)
    for rule in ("minimum", "maximum"):
        if rule in rules and (kind in ("string", "boolean", "datetime") or not fits(rules[rule])):
            raise Misfit(f"de regel '{rule}' bij {where} past niet bij een {kind}")
    if "minimum" in rules and "maximum" in rules and rules["minimum"] > rules["maximum"]:
        raise Misfit(f"bij {where} is het minimum hoger dan het maximum")
    values = _part(rules, "enum", list, where, None)
    if values is not None and (not values or kind in ("boolean", "datetime") or not all(map(fits, values))):
        raise Misfit(f"de regel 'enum' bij {where} moet een lijst zijn met waarden van de soort {kind}")
    pattern = _text(rules, "pattern", where, None)
    if pattern is None:
        return
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise Misfit(f"het patroon bij {where} is niet te lezen") from error
    if kind != "string":
        raise Misfit(f"de regel 'pattern' bij {where} kan alleen bij tekst (string)")


def _fitting(kind: str) -> Callable[[Any], bool]:
    """Whether a value in a rule is of the kind of its column."""

    def fits(value: Any) -> bool:
        match kind:
            case "integer":
                return type(value) is int and abs(value) < 2**63
            case "number":
                return type(value) in (int, float) and abs(value) < 2**63 and math.isfinite(value)
            case "date":
                return isinstance(value, str) and _is_date(value)
            case _:
                return isinstance(value, str)

    return fits


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
