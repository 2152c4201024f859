"""The .sql files of queries/: one question each, with the parameters and columns that its header promises."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from store import paths
from store.errors import QueryInvalid

NAME = re.compile(r"[a-z_]+/[a-z_]+")


@dataclass(frozen=True)
class Question:
    """A query: `name` is theme/file, `title` the question in Dutch, `sql` its one statement."""

    name: str
    title: str
    parameters: frozenset[str]
    columns: tuple[str, ...]
    sql: str


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip() and part.strip() != "-"]


def question(name: str) -> Question:
    """The query `name` ('money/cluster_amounts'), read once and checked against its header.

    With DASHBOARD_DEVELOP=1 it is read again when its file has changed.

    Raises QueryInvalid when it does not exist, has no header, is not one statement, or when the parameters
    in the statement (by DuckDB's own parser) are not those of the header.
    """
    if not NAME.fullmatch(name):
        raise QueryInvalid(f"'{name}' is not theme/query")
    path = paths.QUERIES / f"{name}.sql"
    try:
        changed_at = path.stat().st_mtime_ns if paths.developing() else 0
        return _read(name, path, changed_at)
    except OSError as error:
        raise QueryInvalid(f"there is no query '{name}'") from error


@lru_cache(maxsize=1024)
def _read(name: str, path: Path, changed_at: int) -> Question:
    text = path.read_text(encoding="utf-8")
    comments = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    parameters = next((c.removeprefix("parameters:") for c in comments if c.startswith("parameters:")), None)
    columns = next((c.removeprefix("columns:") for c in comments if c.startswith("columns:")), None)
    if not comments or parameters is None or columns is None:
        raise QueryInvalid(f"{name}.sql lacks a header of question, parameters and columns")
    statements = duckdb.extract_statements(text)
    if len(statements) != 1:
        raise QueryInvalid(f"{name}.sql holds {len(statements)} statements, not one")
    if frozenset(_listed(parameters)) != frozenset(statements[0].named_parameters):
        raise QueryInvalid(
            f"{name}.sql promises parameters {_listed(parameters)}, uses {sorted(statements[0].named_parameters)}"
        )
    return Question(name, comments[0], frozenset(_listed(parameters)), tuple(_listed(columns)), text)


def all_questions() -> list[Question]:
    """Every query of the project, by name."""
    files = sorted(paths.QUERIES.glob("*/*.sql"))
    return [question(f"{path.parent.name}/{path.stem}") for path in files]
