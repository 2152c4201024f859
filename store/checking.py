"""Checks CSV files against the descriptor and reports all problems at once, in Dutch.

The rules are Frictionless'; here they are put into words with file, row, column and value. What meets them all is
loaded into a database in memory, so that what passes here can be built.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store import paths, wording
from store.descriptor import Descriptor, Table
from store.errors import Problem
from store.files import Rows, Unreadable, read_rows, shown
from store.filling import refused
from store.layout import has_values, layout_problems

MAX_PROBLEMS = 1000
"""Per file; a message says when there are more."""


def check_tables(descriptor: Descriptor, files: Mapping[str, Path]) -> list[Problem]:
    """All problems of the given files (table name → CSV), keys and references between them included.

    A table that is referred to but not among `files` is not checked as a reference.
    """
    return _check(descriptor, files)[0]


def check_all(descriptor: Descriptor, data: Path = paths.DATA) -> list[Problem]:
    """All problems of the CSVs that the descriptor names, below `data`, row counts included."""
    problems, contents = _check(descriptor, {t.name: data / t.path for t in descriptor.tables})
    broken = {p.file for p in problems}
    for table in descriptor.tables:
        file = Path(table.path).name
        if file in broken or table.name not in contents or table.expected_rows is None:
            continue
        rows = sum(1 for row in contents[table.name] if any(row)) - 1
        if rows != table.expected_rows:
            problems.append(
                Problem(
                    file,
                    f"er staan {rows} rijen in, verwacht zijn er {table.expected_rows}.",
                    "Kijk of er rijen ontbreken of dubbel staan; klopt het nieuwe aantal, pas dan expectedRows aan in datapackage.json.",
                )
            )
    return problems


def _check(descriptor: Descriptor, files: Mapping[str, Path]) -> tuple[list[Problem], dict[str, Rows]]:
    """The problems in order of file and row, and the contents of the files that could be read."""
    problems: dict[str, list[Problem]] = {name: [] for name in files}
    in_rows: dict[str, list[Problem]] = {}
    contents: dict[str, Rows] = {}
    for name, path in files.items():
        table = descriptor.table(name)
        try:
            rows = read_rows(table, path)
        except Unreadable as error:
            problems[name] = [error.problem]
            continue
        contents[name] = rows
        problems[name], in_rows[name] = layout_problems(table, path.name, rows)
    readable = {name: rows for name, rows in contents.items() if not problems[name]}
    for name, broken in _rule_problems(descriptor, readable, files):
        places = {(p.row, p.column) for p in in_rows[name]}
        listed = in_rows[name] + [p for p in broken if (p.row, p.column) not in places]
        problems[name] = _at_most(files[name].name, sorted(listed, key=lambda p: p.row or 0))
    if not any(problems.values()):
        return refused(descriptor, contents, {name: path.name for name, path in files.items()}), contents
    return [problem for listed in problems.values() for problem in listed], contents


def _at_most(file: str, problems: list[Problem]) -> list[Problem]:
    if len(problems) < MAX_PROBLEMS:
        return problems
    rule = f"dit bestand heeft meer dan {MAX_PROBLEMS} problemen; de rest staat hier niet."
    return [*problems[:MAX_PROBLEMS], Problem(file, rule, "Los eerst deze op en controleer opnieuw.")]


def _rule_problems(
    descriptor: Descriptor, contents: Mapping[str, Rows], files: Mapping[str, Path]
) -> Iterator[tuple[str, list[Problem]]]:
    if not contents:
        return
    # frictionless takes a quarter of a second to import: only when something is checked
    from frictionless import Package, Resource, Schema, system

    resources = []
    skipped: dict[str, set[int]] = {}
    for name, rows in contents.items():
        table = descriptor.table(name)
        keys = [
            {
                "fields": list(k.fields),
                "reference": {"resource": k.table if k.table != name else "", "fields": list(k.table_fields)},
            }
            for k in table.foreign_keys
            if k.table in contents
        ]
        fields = [{"name": f.name, "type": f.type, "constraints": dict(f.constraints)} for f in table.fields]
        schema = {"fields": fields, "primaryKey": list(table.primary_key), "missingValues": [""], "foreignKeys": keys}
        whole = [has_values(table, row) for row in rows]
        # a row of another length is reported already; it keeps its place, so that the rows after it keep their number
        width = len(table.fields)
        filled = [row if ok else [*row, *[""] * width][:width] for row, ok in zip(rows, whole, strict=True)]
        skipped[name] = {number for number, ok in enumerate(whole, 1) if not ok}
        resources.append(Resource(name=name, data=filled, schema=Schema.from_descriptor(schema)))
    with system.use_context(trusted=True):
        report = Package(resources=resources).validate(limit_errors=MAX_PROBLEMS, parallel=False)
    for task in report.tasks:
        table, file, rows = descriptor.table(task.name), files[task.name].name, contents[task.name]
        errors = [error for error in task.errors if error.row_number not in skipped[task.name]]
        listed = [*_in_words(table, file, rows, errors)]
        known = {(p.row, p.column) for p in listed}
        listed += [p for p in _value_problems(table, file, rows) if (p.row, p.column) not in known]
        yield task.name, listed


def _value_problems(table: Table, file: str, rows: Rows) -> Iterator[Problem]:
    """Values that Table Schema allows, and the database or a reader would take for something else."""
    for number, row in enumerate(rows[1:], 2):
        for field, cell in zip(table.fields, row, strict=True) if has_values(table, row) else ():
            if cell and (wrong := wording.misread(field, cell)):
                yield Problem(file, *wrong, row=number, column=field.name, value=shown(cell))


def _in_words(table: Table, file: str, rows: Rows, errors: Iterable[Any]) -> Iterator[Problem]:
    """One problem for each thing that is wrong: what follows from another problem is left out."""
    said: set[tuple[int, str]] = set()
    for error in sorted(errors, key=lambda e: e.type == "foreign-key"):
        row: int = error.row_number
        match error.type:
            case "primary-key":
                yield _key_in_words(table, file, rows, row, error.note)
            case "unique-error":
                said.add((row, error.field_name))
                earlier = re.search(r"position (\d+)", error.note)
                place = f" Rij {earlier.group(1)} heeft haar ook." if earlier else ""
                rule, advice = wording.constraint(table.field(error.field_name), "unique")
                yield Problem(file, rule, advice + place, row, error.field_name, shown(error.cell))
            case "type-error" | "constraint-error" if (row, error.field_name) not in said:
                said.add((row, error.field_name))
                yield _cell_in_words(table, file, rows, row, error)
            case "foreign-key" if not any((row, field) in said for field in error.field_names):
                yield _reference_in_words(table, file, error, row)
            case "type-error" | "constraint-error" | "foreign-key":
                pass  # follows from what is said already
            case _:
                rule = f"deze rij is niet te lezen ({error.type})."
                yield Problem(file, rule, "Sla het bestand opnieuw op als CSV UTF-8.", row)


def _cell_in_words(table: Table, file: str, rows: Rows, row: int, error: Any) -> Problem:
    field = table.field(error.field_name)
    cell = rows[row - 1][[f.name for f in table.fields].index(field.name)]
    broken = re.search(r'constraint "(\w+)"', error.note)
    if error.type == "type-error" or not wording.is_of_type(field, cell or "0"):
        rule, advice = wording.wrong_type(field, cell)
    else:
        rule, advice = wording.constraint(field, broken.group(1) if broken else "")
    return Problem(file, rule, advice, row, field.name, shown(cell) if cell else None)


def _key_in_words(table: Table, file: str, rows: Rows, row: int, note: str) -> Problem:
    names = ", ".join(table.primary_key)
    positions = [[f.name for f in table.fields].index(name) for name in table.primary_key]
    values = [rows[row - 1][p] for p in positions]
    earlier = re.search(r"position (\d+)", note)
    if earlier is None:
        return Problem(file, "de sleutel van deze rij is leeg.", f"Vul {names} in, of haal de rij weg.", row, names)
    rule = f"deze rij heeft dezelfde sleutel als rij {earlier.group(1)}."
    return Problem(file, rule, "Haal een van de twee rijen weg.", row, names, shown(", ".join(values)))


def _reference_in_words(table: Table, file: str, error: Any, row: int) -> Problem:
    fields = list(error.field_names)
    target = next(k.table for k in table.foreign_keys if list(k.fields) == fields)
    return Problem(
        file,
        f"deze verwijzing bestaat niet in de tabel '{target}'.",
        f"Verbeter de waarde of voeg haar toe aan '{target}'.",
        row,
        ", ".join(fields),
        shown(", ".join(str(c) for c in error.field_cells)),
    )
