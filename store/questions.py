"""The .sql files of queries/: one question each, with the parameters and columns that its header promises.

What several queries begin with is a step: a file in queries/<theme>/steps/, that they name in their header
(`-- steps: money/chosen_activities`) and read from as from a table (`from chosen_activities`).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from store import paths
from store.errors import QueryInvalid

NAME = re.compile(r"[a-z_]+/[a-z_]+")
OPENING = re.compile(r"((?:--.*\n)+)(with\s)?")
"""The header of a query, and whether it begins with steps of its own."""


@dataclass(frozen=True)
class Question:
    """A query: `name` is theme/file, `title` the question in Dutch, `sql` its one statement, `statement` that as DuckDB read it."""

    name: str
    title: str
    parameters: frozenset[str]
    columns: tuple[str, ...]
    sql: str
    statement: duckdb.Statement = field(compare=False, repr=False)
    """To run: a text would be read anew each time, which takes a tenth of a small query. DuckDB runs a copy, so all may share it."""


def question(name: str) -> Question:
    """The query `name` ('money/cluster_amounts'), read once and checked against its header.

    With DASHBOARD_DEVELOP=1 its files are read each time.

    Raises QueryInvalid when it does not exist, has no header, is not one statement, or when the parameters
    in the statement (by DuckDB's own parser) are not those of the header.
    """
    if not NAME.fullmatch(name):
        raise QueryInvalid(f"'{name}' is not theme/query")
    texts = _texts.__wrapped__ if paths.developing() else _texts
    return _checked(name, texts(paths.QUERIES, name))


@lru_cache(maxsize=1024)
def _texts(folder: Path, name: str) -> tuple[tuple[str, str], ...]:
    """(name, text) of the query, and then of each step that its header names."""
    text = _read(folder / f"{name}.sql", name)
    steps = _promised(text, "steps") or []
    return (name, text), *((s, _read(folder / f"{s.replace('/', '/steps/')}.sql", s)) for s in steps)


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryInvalid(f"there is no query '{name}'") from error


def _promised(text: str, what: str) -> list[str] | None:
    """The words behind `-- what:` in the header; None when it has no such line."""
    lines = (line.removeprefix(f"-- {what}:") for line in text.splitlines() if line.startswith(f"-- {what}:"))
    return next(([part.strip() for part in line.split(",") if part.strip()] for line in lines), None)


@lru_cache(maxsize=1024)
def _checked(name: str, texts: tuple[tuple[str, str], ...]) -> Question:
    (_, text), *steps = texts
    title = text.removeprefix("--").split("\n", 1)[0].strip()
    parameters, columns = _promised(text, "parameters"), _promised(text, "columns")
    if not text.startswith("--") or parameters is None or columns is None:
        raise QueryInvalid(f"{name}.sql lacks a header of question, parameters and columns")
    if steps:
        named = ",\n".join(f"{step.split('/')[1]} as (\n{sql}\n)" for step, sql in steps)
        # not in brackets behind them: DuckDB loses the steps that a query in brackets has of its own
        text = OPENING.sub(lambda own: f"{own[1]}with {named}{',' if own[2] else ''}\n", text, count=1)
    statements = duckdb.extract_statements(text)
    if len(statements) != 1:
        raise QueryInvalid(f"{name}.sql holds {len(statements)} statements, not one")
    if frozenset(parameters) != frozenset(statements[0].named_parameters):
        raise QueryInvalid(
            f"{name}.sql promises parameters {parameters}, uses {sorted(statements[0].named_parameters)}"
        )
    return Question(name, title, frozenset(parameters), tuple(columns), text, statements[0])


def all_questions() -> list[Question]:
    """Every query of the project, by name."""
    files = sorted(paths.QUERIES.glob("*/*.sql"))
    return [question(f"{path.parent.name}/{path.stem}") for path in files]


def tables_of(name: str) -> frozenset[str]:
    """The tables that a query reads, by DuckDB's own parser; steps of its own (`with …`) are among them."""
    return _tables_in(question(name).sql)


@cache
def _tables_in(sql: str) -> frozenset[str]:
    with duckdb.connect() as parser:
        [tree] = parser.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone() or ["{}"]
    parsed = json.loads(tree)
    if parsed.get("error") is not False:
        raise QueryInvalid(f"DuckDB cannot say which tables this reads: {sql[:80]}")
    return frozenset(_table_names(parsed))


def _table_names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            yield node["table_name"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _table_names(child)
