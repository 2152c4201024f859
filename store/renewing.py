"""Renews the database of an earlier version of the program, when a server starts."""

import contextlib
from pathlib import Path

import duckdb

from store.building import build, inputs_fingerprint, origins_of
from store.database import CONFIG
from store.descriptor import Descriptor, load
from store.errors import DatabaseMissing
from store.loading import own
from store.loading.composing import compose
from store.origin import OWN
from store.questions import question
from store.release import Agreement
from store.versions import current


def renew_if_outdated(
    folder: Path, descriptor: Descriptor | None, data: Path, before_current: Agreement | None
) -> None:
    """Builds anew when the current version is made of other files than there are now. Raises what `build` raises.

    Not when own records would be lost by it: those of a database that somebody built from files that are elsewhere.
    """
    made_of = compose(descriptor or load(), data, folder, own.current(folder))
    with contextlib.suppress(DatabaseMissing):  # who asks for it first builds it
        version = current(folder)
        if version.inputs == inputs_fingerprint(made_of.descriptor, made_of.data):
            return
        come_along = {table for table, origin in origins_of(made_of.descriptor, made_of.data).items() if origin == OWN}
        if _own_tables(folder / version.file_name) <= come_along:
            build(descriptor=descriptor, data=data, folder=folder, only_if_needed=True, before_current=before_current)


def _own_tables(path: Path) -> set[str]:
    with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
        rows = connection.execute(question("trust/datasets").sql).fetchall()
    return {table for table, origin, *_ in rows if origin == OWN}
