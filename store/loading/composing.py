"""Joins what was published with what users loaded: the descriptor and the files that a version is made of."""

import contextlib
import hashlib
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from store.descriptor import Descriptor, Table
from store.files import Rows, Unreadable, read_rows
from store.loading import own
from store.loading.tables import Loadable, loadable, own_source
from store.moments import day

PUBLISHER = "Eigen gegevens"
EMPTIED = "geen: het voorbeeld hoort bij records die zijn vervangen"
KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Composed:
    """`descriptor` has the path and origin of what is really loaded; paths of own files are absolute."""

    descriptor: Descriptor
    data: Path
    state: own.State
    emptied: tuple[str, ...]
    """Tables whose sample is left out, because it belongs to records that were replaced."""

    def rows(self, name: str) -> Rows:
        """The rows of a table, header included."""
        table = self.descriptor.table(name)
        return read_rows(table, self.data / table.path)

    def keys(self, name: str, fields: Collection[str]) -> set[tuple[str, ...]]:
        """The values of some columns of a table, row by row."""
        try:
            header, *rows = self.rows(name)
        except Unreadable:
            return set()
        positions = [header.index(f) for f in fields]
        return {tuple(row[p] for p in positions) for row in rows if any(row)}


def compose(descriptor: Descriptor, data: Path, folder: Path, state: own.State) -> Composed:
    """What a version of this state is made of. Writes the joined files below own/merged/.

    Raises OwnMissing when own records are gone, OSError when the joined files cannot be written.
    """
    if not state.parts:
        return Composed(descriptor, data, state, ())
    empty = emptied(descriptor, state)
    tables = []
    added = [p for p in state.parts if not loadable(p.table).replaces]
    for table in descriptor.tables:
        part = state.part(table.name)
        if part is not None:
            tables.append(_own(table, part, data, folder, loadable(table.name)))
        elif table.name in empty:
            path = own.keep(folder, "merged", own.write_csv([f.name for f in table.fields], []))
            tables.append(replace(table, path=str(path), expected_rows=0, file_name=EMPTIED))
        elif table.name == "source" and added:
            path = own.keep(folder, "merged", _sources(descriptor, added, data))
            tables.append(replace(table, path=str(path), expected_rows=None))
        else:
            tables.append(table)
    return Composed(Descriptor(tuple(tables), descriptor.fingerprint), data, state, empty)


def tidy(folder: Path, composed: Composed) -> None:
    """Removes the joined files that the current state has no use for."""
    used = {Path(t.path).name for t in composed.descriptor.tables}
    for path in (own.home(folder) / "merged").glob("*.csv"):
        with contextlib.suppress(OSError):
            # somebody may be checking a file against it now
            if path.name not in used and time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink()


def emptied(descriptor: Descriptor, state: own.State) -> tuple[str, ...]:
    """Sample tables that refer to replaced records: a made-up detail never goes with a real one."""
    replaced = {p.table for p in state.parts if loadable(p.table).replaces}
    found: set[str] = set()
    while True:
        more = {
            t.name
            for t in descriptor.tables
            if t.origin == "voorbeeld" and state.part(t.name) is None and t.name not in found
            if any(k.table in replaced | found for k in t.foreign_keys)
        }
        if not more:
            return tuple(t.name for t in descriptor.tables if t.name in found)
        found |= more


def _own(table: Table, part: own.Part, data: Path, folder: Path, how: Loadable) -> Table:
    path = own.part_path(folder, part)
    content = path.read_bytes()
    columns = [f.name for f in table.fields]
    header, *rows = read_rows(table, path)
    if header != columns:  # the description has changed since: columns by their name, new ones unknown
        places = [header.index(c) if c in header else None for c in columns]
        rows = [["" if p is None else row[p] for p in places] for row in rows]
    if not how.replaces:
        published = read_rows(table, data / table.path)[1:]
        apart = columns.index(how.apart_by)
        taken = {row[apart] for row in published}
        rows = [*published, *(row for row in rows if row[apart] not in taken)]
    merged = own.write_csv(columns, rows)
    if merged != content:
        path = own.keep(folder, "merged", merged)
    origin = "eigen" if how.replaces else table.origin
    name = part.file_name if how.replaces else f"{table.path} + {part.file_name}"
    loaded_at = datetime.fromisoformat(part.loaded_at)
    return replace(table, path=str(path), origin=origin, expected_rows=None, file_name=name, loaded_at=loaded_at)


def _sources(descriptor: Descriptor, added: list[own.Part], data: Path) -> bytes:
    table = descriptor.table("source")
    header, *rows = read_rows(table, data / table.path)
    for part in added:
        described = {
            "source_id": own_source(part.table),
            "kind": "eigen",
            "short_name": f"Eigen gegevens: {descriptor.table(part.table).title.lower()}",
            "title": part.file_name,
            "publisher": PUBLISHER,
            "published_on": day(part.loaded_at),
            "summary": f"Geladen door een gebruiker ({part.rows} {'rij' if part.rows == 1 else 'rijen'}). Niet gepubliceerd.",
        }
        rows.append([described.get(column, "") for column in header])
    return own.write_csv(header, rows)


def digest(made_at: str, parts: tuple[own.Part, ...]) -> str:
    """Short enough for the name of a state, and different for each."""
    return hashlib.sha256(repr((made_at, parts)).encode()).hexdigest()[:6]
