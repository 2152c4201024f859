"""Opens the current database, read-only and locked, and answers queries from it.

A `Database` stays the same version for as long as somebody holds it: take it once at the start of a page
and everything on that page is of one version.
"""

import threading
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import duckdb
import pandas as pd

from store import paths, versions
from store.building import count_rows, ensure_built
from store.descriptor import Descriptor, load
from store.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    DatabaseOutdated,
    DatabaseUnreadable,
    QueryInvalid,
    StoreError,
)
from store.questions import question
from store.versions import Version

# what DuckDB raises when the file under an open database is damaged
BROKEN = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    # our tables are small: sharing one query among threads costs more than it brings, and visitors come in parallel
    "threads": 1,
}
MAX_REMEMBERED = 2000
ATTEMPTS = 5
Result = TypeVar("Result")


class Ask(Protocol):
    """Runs a query by name: `ask("money/cluster_amounts", from_year=2020)` → frame with the header's columns."""

    def __call__(self, name: str, /, **parameters: Any) -> pd.DataFrame: ...


def _frozen(value: Any) -> Hashable:
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(value)
    return value  # type: ignore[no-any-return]


def _key(choices: Mapping[str, Any]) -> Hashable:
    # the type goes along because True == 1 == 1.0
    return tuple((name, type(choices[name]), _frozen(choices[name])) for name in sorted(choices))


class Database:
    """One version of the data, open for reading. Safe to use from many threads: each query has its own cursor."""

    def __init__(self, path: Path, version: Version) -> None:
        self.version = version
        self._connection = duckdb.connect(str(path), read_only=True, config=CONFIG)
        self._remembered: dict[Hashable, Any] = {}

    def _remember(self, key: Hashable, make: Callable[[], Result]) -> Result:
        # two threads may both make it; that is cheaper than making everyone wait for one of them
        found = self._remembered.get(key, self)
        if found is self:  # stands for: not there
            found = make()
            if len(self._remembered) >= MAX_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        return found  # type: ignore[no-any-return]

    def ask(self, name: str, /, **parameters: Any) -> pd.DataFrame:
        """The frame of a query, remembered for as long as this version is current.

        Raises QueryInvalid when the parameters are not those of the query's header.
        """
        key = ("ask", name, _key(parameters))
        frame = self._remember(key, lambda: run(self._connection, name, parameters))
        return frame.copy(deep=False)  # copy-on-write: whoever changes it changes their own

    def count_rows(self) -> dict[str, int]:
        """table → rows, read from the file now: proof that it can still be read."""
        try:
            with self._connection.cursor() as cursor:
                return {table: count_rows(cursor, table) for table in self.version.rows}
        except BROKEN as error:
            raise _unreadable_now(self.version.file_name) from error

    def derive(self, make: Callable[..., Result], **filters: Any) -> Result:
        """`make(ask, **filters)`, remembered: an exhibit is built once per version and choice of filters."""
        key = (make, _key(filters))
        return self._remember(key, lambda: make(self.ask, **filters))


def run(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """Runs one query without remembering it, on a cursor of its own."""
    wanted = question(name)
    if frozenset(parameters) != wanted.parameters:
        raise QueryInvalid(f"{name} takes {sorted(wanted.parameters)}, was given {sorted(parameters)}")
    bound = {k: list(v) if isinstance(v, tuple | set | frozenset) else v for k, v in parameters.items()}
    try:
        with connection.cursor() as cursor:
            frame = cursor.execute(wanted.sql, bound).df() if bound else cursor.execute(wanted.sql).df()
    except BROKEN as error:
        raise _unreadable_now("") from error
    if tuple(frame.columns) != wanted.columns:
        raise QueryInvalid(f"{name} promises columns {wanted.columns}, gives {tuple(frame.columns)}")
    return frame


def _unreadable_now(file_name: str) -> DatabaseCorrupt:
    return DatabaseCorrupt(f"Het databasebestand {file_name}".rstrip() + " is tijdens het lezen beschadigd geraakt.")


def open_version(folder: Path, version: Version, descriptor: Descriptor | None = None) -> Database:
    """Opens `version`. Raises DatabaseMissing, DatabaseCorrupt, DatabaseUnreadable or DatabaseOutdated."""
    path = folder / version.file_name
    if version.schema_fingerprint != (descriptor or load()).fingerprint:
        raise DatabaseOutdated("De database is gemaakt door een oudere of nieuwere versie van dit programma.")
    try:
        size = path.stat().st_size
        if size != version.size_bytes:
            raise DatabaseCorrupt(f"Het databasebestand {path.name} is niet compleet.")
        database = Database(path, version)
        _check_contents(database, version)
        return database
    except FileNotFoundError as error:
        raise DatabaseMissing(f"Het databasebestand {path.name} is verdwenen.") from error
    except PermissionError as error:
        raise DatabaseUnreadable(f"Het databasebestand {path.name} is niet te lezen.") from error
    except (duckdb.Error, OSError) as error:
        if "Permission denied" in str(error):
            raise DatabaseUnreadable(f"Het databasebestand {path.name} is niet te lezen.") from error
        raise DatabaseCorrupt(f"Het databasebestand {path.name} is beschadigd.") from error


def _check_contents(database: Database, version: Version) -> None:
    counted = database.ask("trust/datasets").set_index("table_name")["rows"]
    if counted.to_dict() != version.rows:
        raise DatabaseCorrupt(f"Het databasebestand {version.file_name} bevat niet wat erin hoort.")


class Current:
    """Hands out the current database and notices when the pointer has moved."""

    def __init__(
        self, folder: Path | None = None, descriptor: Descriptor | None = None, data: Path = paths.DATA
    ) -> None:
        self._folder = folder
        self._descriptor = descriptor
        self._data = data
        self._lock = threading.Lock()
        self._open: Database | None = None
        self._seen: tuple[int, int] | None = None

    @property
    def folder(self) -> Path:
        return self._folder or paths.database_folder()

    def get(self) -> Database:
        """The current version, opened once per version; builds the first one when there is none.

        Costs one stat of the pointer when nothing changed. Raises the StoreErrors of `open_version` and of a build.
        """
        stamp = self._stamp()
        held = self._open
        if held is not None and stamp is not None and stamp == self._seen:
            return held
        with self._lock:
            for attempt in range(ATTEMPTS):
                stamp = self._stamp()
                version = ensure_built(self.folder, self._descriptor, self._data)
                if self._open is not None and self._open.version == version:
                    self._seen = stamp
                    return self._open
                try:
                    # drop ours first: the old file can then be removed by the next build
                    self._open = None
                    self._open = open_version(self.folder, version, self._descriptor)
                    self._seen = stamp
                    return self._open
                except StoreError:
                    # a build may have moved the pointer, and removed or locked the file, between our two looks
                    if attempt == ATTEMPTS - 1 or self._stamp() == stamp:
                        raise
            raise AssertionError("unreachable")

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = (self.folder / versions.POINTER).stat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_ino)


current = Current()
