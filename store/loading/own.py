"""What users loaded, kept beside the databases so that it survives a rebuild of the published data.

`<database folder>/own/` holds `files/` (one CSV per loaded table, named by its content) and `states/` (which files were
in use together, who loaded them and when). A version of the database says of which state it was made, and its pointer
is the only thing that moves: a state that no version was made of yet is `pending`, and goes when the next one begins.
"""

import contextlib
import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from store import versions
from store.errors import DatabaseMissing, StoreError
from store.files import shown
from store.moments import moment

SAMPLE = "voorbeeld"
"""The state without own records."""
STATE_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{6}|voorbeeld")
NAMED = 8
"""Versions that a message lists."""
PENDING = ".pending"
LAST = "last"


class OwnMissing(StoreError):
    advice = "Zet de map 'own' terug uit de back-up, of ga terug naar de voorbeeldgegevens met `python -m store restore voorbeeld`."


class VersionUnknown(OwnMissing):
    """Somebody asks for a version that never was, or is no longer there."""


@dataclass(frozen=True)
class Part:
    """One table of own records: `file` is its CSV in `files/`, `file_name` what the user called it."""

    table: str
    file: str
    file_name: str
    loaded_by: str
    loaded_at: str
    rows: int


@dataclass(frozen=True)
class State:
    """Which own records are in use together. `action` says how it came about: geladen, hersteld or voorbeeld."""

    state_id: str = SAMPLE
    made_by: str = ""
    made_at: str = ""
    action: str = "voorbeeld"
    what: str = "Alleen gepubliceerde cijfers en voorbeeldgegevens"
    previous: str = SAMPLE
    parts: tuple[Part, ...] = ()

    def part(self, table: str) -> Part | None:
        return next((p for p in self.parts if p.table == table), None)


def home(folder: Path) -> Path:
    return folder / "own"


def state(folder: Path, state_id: str) -> State:
    """The state of that name. Raises OwnMissing when it is not there or damaged."""
    if state_id == SAMPLE:
        return State()
    if STATE_ID.fullmatch(state_id):
        for suffix in ("", PENDING):
            with contextlib.suppress(FileNotFoundError):
                return _parsed(home(folder) / "states" / f"{state_id}.json{suffix}")
    raise OwnMissing(f"De versie '{state_id}' van de eigen gegevens is er niet.")


def wanted(folder: Path, state_id: str) -> State:
    """The state that somebody asks for by its name. Raises VersionUnknown, with the names that there are, and OwnMissing."""
    known = states(folder)
    if state_id not in {one.state_id for one in known} and not (home(folder) / "states" / f"{state_id}.json").is_file():
        lines = [f"- {one.state_id} ({f'{moment(one.made_at)}: ' if one.made_at else ''}{one.what})" for one in known]
        more = (
            [f"- en nog {len(lines) - NAMED} oudere; zie `python -m store versions`"] if len(lines) > NAMED + 1 else []
        )
        named = lines if not more else [*lines[:NAMED], *more, lines[-1]]
        raise VersionUnknown(
            f"Er is geen versie '{shown(state_id)}'. Dit zijn de versies:\n" + "\n".join(named),
            "Neem een van deze namen over, bijvoorbeeld: `python -m store restore voorbeeld`. Er is niets veranderd.",
        )
    return state(folder, state_id)


def _parsed(path: Path) -> State:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return State(**{**raw, "parts": tuple(Part(**p) for p in raw["parts"])})
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OwnMissing(f"De beschrijving van de eigen gegevens ({path.name}) is niet te lezen.") from error


def current(folder: Path) -> State:
    """The state that the current database was made of; without a usable database, the last one that was in use.

    Raises OwnMissing when its description is gone or damaged.
    """
    return state(folder, _current_id(folder))


def _current_id(folder: Path) -> str:
    try:
        return versions.current(folder).own
    except StoreError:
        with contextlib.suppress(OSError):
            last = (home(folder) / LAST).read_text(encoding="utf-8").strip()
            if STATE_ID.fullmatch(last):
                return last
        return SAMPLE


def states(folder: Path) -> list[State]:
    """Every state that was ever in use, the newest first; the last is that of the sample."""
    found = []
    for path in (home(folder) / "states").glob("*.json"):
        with contextlib.suppress(StoreError, FileNotFoundError):
            found.append(_parsed(path))
    now = _current_id(folder)
    if now != SAMPLE and now not in {s.state_id for s in found}:
        with contextlib.suppress(StoreError):
            found.append(state(folder, now))
    return [*sorted(found, key=lambda s: (s.made_at, s.state_id), reverse=True), State()]


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as our own CSVs are written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def keep(folder: Path, place: str, content: bytes) -> Path:
    """Writes `content` under a name made of it below own/`place`, whole or not at all."""
    path = home(folder) / place / f"{hashlib.sha256(content).hexdigest()[:24]}.csv"
    if not (path.is_file() and path.stat().st_size == len(content)):
        _write(path, content)
    return path


def part_path(folder: Path, part: Part) -> Path:
    """The CSV of own records. Raises OwnMissing when it is gone."""
    path = home(folder) / "files" / part.file
    if not path.is_file():
        raise OwnMissing(f"De eigen gegevens van '{part.file_name}' zijn er niet meer.")
    return path


def write_pending(folder: Path, fresh: State) -> None:
    """Describes a state of which a version is about to be made."""
    content = json.dumps(asdict(fresh), indent=1, ensure_ascii=False).encode("utf-8")
    _write(home(folder) / "states" / f"{fresh.state_id}.json{PENDING}", content)


def settle(folder: Path) -> None:
    """Keeps the pending state when the current version was made of it, removes it otherwise, and tidies up.

    Call it only while holding the lock of whoever changes own records.
    """
    place = home(folder) / "states"
    try:
        now = versions.current(folder).own
    except DatabaseMissing:
        now = _current_id(folder)
    except StoreError:
        return  # the pointer cannot be read: nothing tells what may go
    for path in place.glob(f"*.json{PENDING}"):
        if path.name == f"{now}.json{PENDING}":
            os.replace(path, path.with_suffix(""))
        else:
            path.unlink(missing_ok=True)
    if home(folder).is_dir():
        _write(home(folder) / LAST, now.encode())
    used = {p.file for s in states(folder) for p in s.parts}
    for path in (home(folder) / "files").glob("*"):
        if path.name not in used:
            path.unlink(missing_ok=True)
    for path in home(folder).rglob(f"*{versions.PARTIAL_SUFFIX}"):
        path.unlink(missing_ok=True)


def without(base: State, tables: Iterable[str]) -> tuple[Part, ...]:
    gone = set(tables)
    return tuple(p for p in base.parts if p.table not in gone)


def with_part(base: State, part: Part) -> tuple[Part, ...]:
    return (*without(base, [part.table]), part)


def _write(path: Path, content: bytes) -> None:
    for folder in (path.parent.parent, path.parent):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + versions.PARTIAL_SUFFIX)
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o600)
        os.replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    versions.sync_folder(path.parent)
