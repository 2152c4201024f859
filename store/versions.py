"""Which database file is current: versioned names behind a pointer.

A file that is open is never replaced. A new version gets a new name, then the pointer is moved in one
step; whoever reads the old file goes on reading all of it. Old files go when nobody can be reading them.
"""

import contextlib
import errno
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from store.errors import DatabaseCorrupt, DatabaseMissing, DatabaseUnreadable

POINTER = "current.json"
PARTIAL_SUFFIX = ".partial"
NAME = re.compile(r"v[0-9-]+[0-9a-f]+")


@dataclass(frozen=True)
class Version:
    """A built database, as the pointer describes it: what must be in the file for it to be whole.

    `inputs` is a hash over all files it was made of, `sha256` over the database file itself; `rows` maps table → number
    of rows, `checksums` table → checksum over its rows. `own` is the state of own records that it was made of.
    """

    name: str
    schema_fingerprint: str
    inputs: str
    built_at: str
    size_bytes: int
    sha256: str
    rows: dict[str, int]
    checksums: dict[str, str]
    own: str = "voorbeeld"

    @property
    def file_name(self) -> str:
        return f"{self.name}.duckdb"


def current(folder: Path) -> Version:
    """The version that the pointer names.

    Raises DatabaseMissing without pointer, DatabaseUnreadable without rights, DatabaseCorrupt when it holds no version.
    """
    pointer = folder / POINTER
    try:
        version = Version(**json.loads(pointer.read_text(encoding="utf-8")))
        if not NAME.fullmatch(version.name) or not isinstance(version.size_bytes, int):
            raise ValueError("not a version")
        if not isinstance(version.rows, dict) or not all(isinstance(n, int) for n in version.rows.values()):
            raise ValueError("no row counts")
        if not isinstance(version.checksums, dict) or version.checksums.keys() != version.rows.keys():
            raise ValueError("no checksums")
        return version
    except FileNotFoundError as error:
        raise DatabaseMissing("Er is nog geen database gebouwd.") from error
    except PermissionError as error:
        raise DatabaseUnreadable(f"De verwijzing naar de database ({pointer.name}) is niet te lezen.") from error
    except NotADirectoryError as error:
        raise DatabaseUnreadable(
            f"De map van de database ({folder}) is geen map.",
            "Zet een andere map in de omgevingsvariabele DASHBOARD_DATABASE_FOLDER, of haal het bestand met deze naam weg.",
        ) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise DatabaseUnreadable(
                "De naam van de map van de database is te lang.",
                "Zet een kortere naam in de omgevingsvariabele DASHBOARD_DATABASE_FOLDER.",
            ) from error
        raise DatabaseUnreadable(f"De verwijzing naar de database ({pointer.name}) is niet te lezen.") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise DatabaseCorrupt(f"De verwijzing naar de database ({pointer.name}) is beschadigd.") from error


def make_current(folder: Path, version: Version) -> None:
    """Moves the pointer to `version` in one step that survives a crash."""
    pointer = folder / POINTER
    fresh = folder / (POINTER + PARTIAL_SUFFIX)
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(version), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, pointer)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    # Windows cannot open a folder to sync it; there the rename itself is durable enough
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_old(folder: Path) -> list[str]:
    """Removes databases that are neither current nor open anywhere, and what a killed build left behind.

    Call it only while holding the build lock. Returns the names of the removed files.
    """
    keep = current(folder).file_name
    removed = []
    for path in sorted([*folder.glob("*.duckdb*"), *folder.glob(f"{POINTER}{PARTIAL_SUFFIX}")]):
        if path.name == keep or (path.suffix == ".duckdb" and _is_open_somewhere(path)):
            continue
        with contextlib.suppress(OSError):  # somebody opened it just now: next time
            path.unlink()
            removed.append(path.name)
    return removed


def _is_open_somewhere(path: Path) -> bool:
    # DuckDB gives one writer or many readers a lock on the file, so whoever gets the writer's lock is alone.
    # The file must not be opened in any other way: closing it again would drop the locks of this very process.
    try:
        duckdb.connect(str(path)).close()
    except duckdb.ConnectionException:  # this process reads it
        return True
    except duckdb.Error as error:  # another process reads it, or it is damaged and may go
        return "lock" in str(error)
    return False
