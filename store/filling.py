"""Makes the tables in an empty database and loads the checked CSVs into them; or tries that and throws it away.

DuckDB turns the texts into the types of the table. What it refuses after all is a problem of the file like any other.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from store import ddl
from store.descriptor import Descriptor, Table
from store.errors import BuildFailed, CheckFailed, Problem
from store.files import Rows, Unreadable, read_rows, shown
from store.progress import Progress, unseen
from store.wholeness import rows_and_checksum

QUOTED = re.compile(r"'((?:[^']|'')*)'|\"([^\"]*)\"")


def changed_meanwhile() -> BuildFailed:
    return BuildFailed("De CSV-bestanden zijn tijdens de bouw veranderd.", "Bouw opnieuw met `python -m store build`.")


def fill(
    connection: duckdb.DuckDBPyConnection,
    descriptor: Descriptor,
    data: Path,
    origins: Mapping[str, str],
    version: str,
    now: datetime,
    progress: Progress = unseen,
) -> None:
    """Makes and loads every table, with the `origins` (table → origin) in `dataset`.

    Raises CheckFailed for what the database refuses, BuildFailed when a file is no longer the one that was checked.
    """
    for statement in ddl.BUILD_TABLES:
        connection.execute(statement)
    tables = ddl.in_order_of_reference(descriptor)
    for number, table in enumerate(tables):
        progress(number / len(tables), "De tabellen vullen")
        path = data / table.path
        try:
            rows = read_rows(table, path)
        except Unreadable as error:
            raise changed_meanwhile() from error
        if problem := _load(connection, table, table.file_name or path.name, rows):
            raise CheckFailed([problem])
        connection.execute(
            "INSERT INTO dataset VALUES ($table_name, $origin, $file_name, $sha256, $rows, $loaded_at)",
            {
                "table_name": table.name,
                "origin": origins[table.name],
                "file_name": table.file_name or table.path,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "rows": rows_and_checksum(connection, table.name)[0],
                "loaded_at": (table.loaded_at or now).replace(tzinfo=None),
            },
        )
    connection.execute(
        "INSERT INTO build_info VALUES ($version, $fingerprint, $built_at)",
        {"version": version, "fingerprint": descriptor.fingerprint, "built_at": now.replace(tzinfo=None)},
    )


def refused(descriptor: Descriptor, contents: Mapping[str, Rows], files: Mapping[str, str]) -> list[Problem]:
    """What the database refuses of rows that meet all rules, tried in memory (table → rows, table → name of its file).

    Tables that are not among the contents, and references to them, are left out. Stops at the first.
    """
    with duckdb.connect() as connection:
        for table in ddl.in_order_of_reference(descriptor):
            if table.name in contents:
                problem = _load(connection, table, files[table.name], contents[table.name], among=set(contents))
                if problem:
                    return [problem]
    return []


def _load(
    connection: duckdb.DuckDBPyConnection, table: Table, file: str, rows: Rows, among: set[str] | None = None
) -> Problem | None:
    width = len(table.fields)
    if any(len(row) != width for row in rows):
        raise changed_meanwhile()
    columns = list(zip(*rows[1:], strict=True)) or [()] * width
    texts = {
        field.name: pa.array([cell or None for cell in cells], pa.string())
        for field, cells in zip(table.fields, columns, strict=True)
    }
    try:
        for statement in ddl.create_table(table, among):
            connection.execute(statement)
        connection.from_arrow(pa.table(texts)).insert_into(table.name)
    except (duckdb.DataError, duckdb.IntegrityError, duckdb.ProgrammingError, duckdb.NotSupportedError) as error:
        return _in_words(file, table, rows, error)
    return None


def _in_words(file: str, table: Table, rows: Rows, error: duckdb.Error) -> Problem:
    """DuckDB names the value at most; that leads to the row."""
    if isinstance(error, duckdb.IntegrityError):
        rule, advice = (
            "de database weigert een waarde die niet uniek is of buiten de regels valt.",
            "Verbeter die waarde.",
        )
    elif isinstance(error, duckdb.DataError):
        rule, advice = "de database kan een waarde niet bewaren in de soort van haar kolom.", "Verbeter die waarde."
    else:
        rule = f"de database kan tabel '{table.name}' niet maken met de regels van haar kolommen."
        return Problem(file, rule, "Verbeter de regels van deze tabel in datapackage.json, zoals een patroon.")
    for groups in QUOTED.findall(str(error)):
        value = next((text for text in groups if text), None)
        for number, row in enumerate(rows[1:], 2):
            if value and value in row:
                column = table.fields[row.index(value)].name
                return Problem(file, rule, advice, row=number, column=column, value=shown(value))
    return Problem(file, rule, advice)
