"""Holds CSV files to the descriptor and reports all problems at once, in Dutch.

The rules are Frictionless'; here they are put into words with file, row, column and value.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from store import paths
from store.descriptor import Descriptor, Field, Table
from store.errors import Problem

MAX_PROBLEMS = 1000
MAX_FILE_BYTES = 100 * 1024 * 1024
TYPE_WORDS = {
    "integer": "een heel getal, zonder punt of komma (zoals 1250)",
    "number": "een getal met een punt als decimaalteken en zonder duizendtallen (zoals 1250.50)",
    "boolean": "true of false",
    "date": "een datum als 2021-11-19",
}


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 80 else text[:77] + "..."


def check_tables(descriptor: Descriptor, files: Mapping[str, Path]) -> list[Problem]:
    """All problems of the given files (table name → CSV), keys and references between them included.

    A table that is referred to but not among `files` is not checked as a reference.
    """
    problems: list[Problem] = []
    readable: dict[str, Path] = {}
    for name, path in files.items():
        before = problems_before_reading(descriptor.table(name), path)
        problems += before
        if not before:
            readable[name] = path
    if readable:
        problems += _frictionless_problems(descriptor, readable)
    return problems[:MAX_PROBLEMS]


def check_all(descriptor: Descriptor, data: Path = paths.DATA) -> list[Problem]:
    """All problems of the CSVs that the descriptor names, below `data`, row counts included."""
    files = {t.name: data / t.path for t in descriptor.tables}
    problems = check_tables(descriptor, files)
    broken = {p.file for p in problems}
    for table in descriptor.tables:
        path = files[table.name]
        if path.name not in broken and table.expected_rows is not None:
            rows = count_rows(path)
            if rows != table.expected_rows:
                problems.append(
                    Problem(
                        path.name,
                        f"er staan {rows} rijen in, verwacht zijn er {table.expected_rows}.",
                        "Kijk of er rijen ontbreken of dubbel staan; klopt het nieuwe aantal, pas dan expectedRows aan in datapackage.json.",
                    )
                )
    return problems


def count_rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return max(sum(1 for row in csv.reader(file) if row) - 1, 0)


def problems_before_reading(table: Table, path: Path) -> list[Problem]:
    """Problems of the file as a whole: absent, too large, not text, wrong separator."""
    name = path.name
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            return [Problem(name, "het bestand is groter dan 100 MB.", "Deel het bestand op of laad minder rijen.")]
        content = path.read_bytes()
    except FileNotFoundError:
        return [Problem(name, "het bestand ontbreekt.", f"Zet het terug als {table.path}.")]
    except IsADirectoryError:
        return [Problem(name, "dit is een map, geen bestand.", "Kies een CSV-bestand.")]
    except PermissionError:
        return [Problem(name, "het bestand is niet te lezen.", "Geef leesrechten op het bestand.")]
    if not content.strip():
        return [Problem(name, "het bestand is leeg.", "Zet er een kopregel en rijen in.")]
    if content.startswith(b"PK\x03\x04"):
        return [
            Problem(
                name, "dit is een Excel- of zipbestand, geen CSV.", "Kies in Excel 'Opslaan als' en dan 'CSV UTF-8'."
            )
        ]
    if b"\x00" in content:
        return [Problem(name, "het bestand bevat tekens die niet in tekst horen.", "Sla het op als CSV UTF-8.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        return [Problem(name, "het bestand is niet in UTF-8 opgeslagen.", "Kies bij het opslaan 'CSV UTF-8'.", row=row)]
    header = text.splitlines()[0]
    if "," not in header and len(table.fields) > 1:
        for mark, word in ((";", "puntkomma's"), ("\t", "tabs")):
            if mark in header:
                return [
                    Problem(
                        name,
                        f"de kolommen zijn gescheiden met {word} in plaats van komma's.",
                        "Sla het bestand op met een komma als scheidingsteken.",
                        row=1,
                        value=_shown(header),
                    )
                ]
    return _header_problems(table, path, header) + _quote_problems(path, text)


def _header_problems(table: Table, path: Path, header: str) -> list[Problem]:
    found = next(csv.reader([header]), [])
    wanted = [f.name for f in table.fields]
    if found == wanted:
        return []
    problems = []
    for label in sorted({x for x in found if found.count(x) > 1}):
        problems.append(
            Problem(path.name, "deze kolom staat er twee keer in.", "Haal er één weg.", row=1, column=label)
        )
    for label in wanted:
        if label not in found:
            title = table.field(label).title
            problems.append(
                Problem(path.name, f"deze kolom ({title}) ontbreekt.", "Voeg de kolom toe.", row=1, column=label)
            )
    for label in dict.fromkeys(found):
        if label not in wanted:
            problems.append(
                Problem(
                    path.name,
                    "deze kolom hoort niet in dit bestand.",
                    f"Haal haar weg of hernoem haar; de kolommen zijn: {', '.join(wanted)}.",
                    row=1,
                    column=label,
                )
            )
    if not problems:
        problems.append(
            Problem(
                path.name,
                "de kolommen staan in een andere volgorde.",
                f"Zet ze in deze volgorde: {', '.join(wanted)}.",
                row=1,
                value=_shown(header),
            )
        )
    return problems


def _quote_problems(path: Path, text: str) -> list[Problem]:
    try:
        for _ in csv.reader(text.splitlines(keepends=True), strict=True):
            pass
    except csv.Error:
        row = next((n for n, line in enumerate(text.splitlines(), 1) if line.count('"') % 2), 1)
        return [
            Problem(
                path.name,
                "een aanhalingsteken is niet gesloten of staat midden in een waarde.",
                'Zet waarden met een komma tussen dubbele aanhalingstekens ("…").',
                row=row,
            )
        ]
    return []


def _frictionless_problems(descriptor: Descriptor, files: Mapping[str, Path]) -> list[Problem]:
    # frictionless takes a quarter of a second to import: only when something is checked
    from frictionless import Detector, Dialect, Package, Resource, Schema, system

    by_path: dict[str, str] = {}
    resources = []
    for name, path in files.items():
        table = descriptor.table(name)
        keys = [k for k in table.foreign_keys if k.table in files]
        schema: dict[str, Any] = {
            "fields": [{"name": f.name, "type": f.type, "constraints": dict(f.constraints)} for f in table.fields],
            "primaryKey": list(table.primary_key),
            "missingValues": [""],
            "foreignKeys": [
                {
                    "fields": list(k.fields),
                    "reference": {"resource": k.table if k.table != name else "", "fields": list(k.table_fields)},
                }
                for k in keys
            ],
        }
        by_path[name] = path.name
        resources.append(
            Resource(
                name=name,
                path=str(path.resolve()),
                format="csv",
                encoding="utf-8-sig",
                dialect=Dialect.from_descriptor({"csv": {"delimiter": ","}}),
                schema=Schema.from_descriptor(schema),
                detector=Detector(encoding_confidence=0),
            )
        )
    with system.use_context(trusted=True):
        report = Package(resources=resources).validate(limit_errors=MAX_PROBLEMS, parallel=False)
    problems: list[Problem] = []
    for task in report.tasks:
        table = descriptor.table(task.name)
        problems += _in_words(table, by_path[task.name], task.errors)
    return problems


def _in_words(table: Table, file: str, errors: Iterable[Any]) -> list[Problem]:
    problems = []
    blank_rows = {e.row_number for e in errors if e.type == "blank-row"}
    for error in errors:
        row = getattr(error, "row_number", None)
        if error.type == "primary-key" and row in blank_rows:
            continue  # the blank row itself is reported
        problems.append(_one_in_words(table, file, error, row))
    return problems


def _one_in_words(table: Table, file: str, error: Any, row: int | None) -> Problem:
    name: Any = getattr(error, "field_name", None)
    value = _shown(getattr(error, "cell", None))
    keys = ", ".join(table.primary_key)
    match error.type:
        case "type-error":
            expected = TYPE_WORDS.get(table.field(name).type, "tekst")
            return Problem(file, "deze waarde is van de verkeerde soort.", f"Vul {expected} in.", row, name, value)
        case "constraint-error":
            rule, advice = _constraint_in_words(table.field(name), error.note)
            return Problem(file, rule, advice, row, name, value or None)
        case "unique-error":
            return Problem(
                file,
                "deze waarde komt vaker voor.",
                "Elke waarde in deze kolom mag één keer voorkomen.",
                row,
                name,
                value,
            )
        case "primary-key":
            return Problem(
                file,
                f"deze rij heeft dezelfde sleutel ({keys}) als een eerdere rij, of de sleutel is leeg.",
                "Haal de dubbele rij weg of vul de sleutel in.",
                row,
                keys,
            )
        case "foreign-key":
            return _reference_in_words(table, file, error, row)
        case "blank-row":
            return Problem(file, "deze rij is leeg.", "Haal de lege rij weg.", row)
        case "missing-cell":
            return Problem(
                file,
                "deze rij heeft te weinig waarden.",
                "Vul de rij aan, of zet een komma voor elke lege waarde.",
                row,
                name,
            )
        case "extra-cell":
            return Problem(
                file,
                "deze rij heeft te veel waarden.",
                "Zet een waarde met een komma tussen aanhalingstekens, of haal de extra waarde weg.",
                row,
                value=value,
            )
        case _:
            return Problem(
                file, f"het bestand is niet te lezen ({error.type}).", "Sla het opnieuw op als CSV UTF-8.", row, name
            )


def _constraint_in_words(field: Field, note: str) -> tuple[str, str]:
    rules = field.constraints
    found = re.search(r'constraint "(\w+)"', note)
    match found.group(1) if found else "":
        case "required":
            return "deze waarde is verplicht en ontbreekt.", f"Vul '{field.title}' in."
        case "enum":
            return "deze waarde is hier niet toegestaan.", f"Kies uit: {', '.join(map(str, rules['enum']))}."
        case "minimum":
            return f"deze waarde is te laag; het minimum is {rules['minimum']}.", "Verbeter de waarde."
        case "maximum":
            return f"deze waarde is te hoog; het maximum is {rules['maximum']}.", "Verbeter de waarde."
        case "pattern":
            return "deze waarde heeft niet de goede vorm.", f"De vorm is {rules['pattern']}. {field.description}"
        case "unique":
            return "deze waarde komt vaker voor.", "Elke waarde in deze kolom mag één keer voorkomen."
        case _:
            return "deze waarde voldoet niet aan de regels.", field.description


def _reference_in_words(table: Table, file: str, error: Any, row: int | None) -> Problem:
    fields = ", ".join(error.field_names)
    target = next((k.table for k in table.foreign_keys if list(k.fields) == list(error.field_names)), "")
    return Problem(
        file,
        f"deze verwijzing bestaat niet in de tabel '{target}'.",
        f"Verbeter de waarde of voeg haar toe aan '{target}'.",
        row,
        fields,
        _shown(", ".join(str(c) for c in error.field_cells)),
    )
