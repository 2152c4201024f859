"""Builds the database: check everything, write a new file in full, check it, then make it current."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from store import answers, paths, versions
from store.checking import check_all
from store.database import Database, open_version
from store.descriptor import Descriptor, load
from store.errors import BuildBusy, BuildFailed, CheckFailed, DatabaseMissing, StoreError
from store.filling import changed_meanwhile, fill
from store.loading import own
from store.loading.composing import Composed, compose, tidy
from store.origin import OWN, origin_of, shipped_samples
from store.progress import Progress, part, unseen
from store.release import Agreement
from store.versions import Version
from store.wholeness import contents, file_sha256

LOCK_WAIT_SECONDS = 60
BUILD_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # our tables are small: in DuckDB's blocks of 256 KB the same rows take twelve times the space, and as long to verify
    "default_block_size": 16_384,
    # what a query leaves in no order must not come in another one at each build
    "threads": 1,
}
DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CHECKED, FILLED, ANSWERED, VERIFIED, DRAWN = 0.30, 0.42, 0.55, 0.58, 0.97
"""How far a build is after each of its parts, by the processor time that each takes with our own data."""
NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


def inputs_fingerprint(descriptor: Descriptor, data: Path = paths.DATA) -> str:
    """A hash over the descriptor's shape, the list of samples and every CSV: whether a build would change anything."""
    digest = hashlib.sha256(descriptor.fingerprint.encode())
    digest.update(
        repr((sorted(shipped_samples(data).items()), [(t.name, t.origin) for t in descriptor.tables])).encode()
    )
    for table in descriptor.tables:
        with contextlib.suppress(FileNotFoundError):
            digest.update(table.name.encode() + (data / table.path).read_bytes())
    return digest.hexdigest()[:16]


def build(
    *,
    descriptor: Descriptor | None = None,
    data: Path = paths.DATA,
    folder: Path | None = None,
    only_if_needed: bool = False,
    own_state: own.State | None = None,
    wait_seconds: float = LOCK_WAIT_SECONDS,
    before_current: Agreement | None = None,
    progress: Progress = unseen,
) -> Version:
    """Makes a new version from `data` in `folder`, moves the pointer to it and removes what nobody reads.

    Own records (`own_state`, or those of the current version) come along. With `only_if_needed`, a current version that
    is whole and made of the same files is returned as it is, also where nothing may be written. `before_current` is given
    the new version, opened read-only, and says how far it is; with the problems that it returns the version does not become current.
    Raises CheckFailed with all problems, BuildBusy while another build goes on, BuildFailed when it cannot be
    written (no space, no rights). After any of these the version that was current still is.
    """
    descriptor = descriptor or load()
    folder = folder or paths.database_folder()
    try:
        if only_if_needed and (version := _still_good(compose(descriptor, data, folder, own.current(folder)), folder)):
            return version
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock", timeout=wait_seconds):
            made_of = compose(descriptor, data, folder, own_state or own.current(folder))
            if only_if_needed and (version := _still_good(made_of, folder)):
                return version
            progress(0.0, "De gepubliceerde gegevens nalopen")
            problems = check_all(descriptor, data)
            if problems:
                raise CheckFailed(problems)
            version = _write(made_of, folder, before_current, progress)
            versions.make_current(folder, version)
            versions.remove_old(folder)
            tidy(folder, made_of)
            return version
    except Timeout as error:
        raise BuildBusy("Iemand anders bouwt op dit moment de database.") from error
    except (OSError, duckdb.Error) as error:
        reason, advice = why_not_written(error, folder)
        # not Path.is_file, which raises where we may not look
        kept = (
            "De vorige versie van de gegevens blijft in gebruik. " if os.path.isfile(folder / versions.POINTER) else ""
        )
        raise BuildFailed(
            f"De database kon niet worden gebouwd: {reason}.",
            f"{kept}{advice} Bouw daarna met `python -m store build`.",
        ) from error


def why_not_written(error: Exception, folder: Path) -> tuple[str, str]:
    """Why it could not be written, and what to do."""
    text = str(error)
    code = error.errno if isinstance(error, OSError) else None
    if code in DISK_FULL or os.strerror(errno.ENOSPC) in text or os.strerror(errno.EFBIG) in text:
        return "de schijf is vol", f"Maak ruimte op de schijf van {folder}."
    if code == errno.ENAMETOOLONG:
        return (
            "de naam van de map is te lang",
            "Zet een kortere naam in de omgevingsvariabele DASHBOARD_DATABASE_FOLDER.",
        )
    if code in NOT_WRITABLE or any(os.strerror(c) in text for c in NOT_WRITABLE):
        return (
            f"de map {folder} is alleen-lezen",
            "Geef dit programma schrijfrechten op de map, of zet een andere map in de omgevingsvariabele DASHBOARD_DATABASE_FOLDER.",
        )
    if code in (errno.ENOTDIR, errno.EEXIST):
        return (
            f"{folder} is geen map",
            "Zet een andere map in de omgevingsvariabele DASHBOARD_DATABASE_FOLDER, of haal het bestand met deze naam weg.",
        )
    # the system's own words are English: they are in the log, with the error that this one comes from
    return "de schijf of het systeem weigerde het", "Kijk of de schijf in orde is, en hoeveel geheugen er vrij is."


def _still_good(made_of: Composed, folder: Path) -> Version | None:
    try:
        version = versions.current(folder)
        if version.inputs != inputs_fingerprint(made_of.descriptor, made_of.data):
            return None
        open_version(folder, version, made_of.descriptor)
        return version
    except StoreError:
        return None


def _write(made_of: Composed, folder: Path, before_current: Agreement | None, progress: Progress) -> Version:
    descriptor, data = made_of.descriptor, made_of.data
    now = datetime.now(UTC)
    origins = origins_of(descriptor, data)
    inputs = inputs_fingerprint(descriptor, data)
    name = f"v{now:%Y%m%d-%H%M%S-%f}-{inputs[:8]}"
    partial = folder / f"{name}.duckdb{versions.PARTIAL_SUFFIX}"
    final = folder / f"{name}.duckdb"
    try:
        with _for_the_owner(OWN in origins.values()), duckdb.connect(str(partial), config=BUILD_CONFIG) as connection:
            fill(connection, descriptor, data, origins, name, now, part(progress, CHECKED, FILLED))
            rows, checksums = contents(connection, [t.name for t in descriptor.tables])
            if before_current is not None or data == paths.DATA:  # data that the queries are about
                answers.keep(connection, part(progress, FILLED, ANSWERED))
            connection.execute("CHECKPOINT")
        progress(ANSWERED, "Teruglezen wat er is geschreven")
        _verify(partial, rows, checksums)
        version = Version(
            name=name,
            schema_fingerprint=descriptor.fingerprint,
            inputs=inputs,
            built_at=now.isoformat(timespec="seconds"),
            size_bytes=partial.stat().st_size,
            sha256=file_sha256(partial),
            rows=rows,
            checksums=checksums,
            own=made_of.state.state_id,
        )
        if before_current is not None:
            _agree(partial, version, before_current, part(progress, VERIFIED, DRAWN))
        progress(DRAWN, "In gebruik nemen")
        if inputs_fingerprint(descriptor, data) != inputs:
            raise changed_meanwhile()
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(partial, final)
        versions.sync_folder(folder)
    except BaseException:
        for leftover in folder.glob(f"{name}*"):
            with contextlib.suppress(OSError):
                leftover.unlink()
        raise
    return version


def _agree(path: Path, version: Version, before_current: Agreement, progress: Progress) -> None:
    database = Database(path, version)
    try:
        problems = before_current(database, progress)
    finally:
        database.close()
    if problems:
        raise CheckFailed(problems)


@contextlib.contextmanager
def _for_the_owner(private: bool) -> Iterator[None]:
    """With own records, whatever is made meanwhile is readable by the owner only: the database, and DuckDB's log of it."""
    if not private:
        yield
        return
    # the mask is of the whole process: what other threads make meanwhile is closed too, never opened
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def origins_of(descriptor: Descriptor, data: Path) -> dict[str, str]:
    shipped = shipped_samples(data)
    return {t.name: origin_of(t, file_sha256(data / t.path), shipped) for t in descriptor.tables}


def _verify(path: Path, rows: Mapping[str, int], checksums: Mapping[str, str]) -> None:
    """Opens what was written and reads it back: what does not come back as it went in must not become current."""
    with duckdb.connect(str(path), read_only=True) as connection:
        if contents(connection, list(rows)) != (rows, checksums):
            raise BuildFailed("De database is niet goed weggeschreven.")


def ensure_built(
    folder: Path | None = None,
    descriptor: Descriptor | None = None,
    data: Path = paths.DATA,
    before_current: Agreement | None = None,
) -> Version:
    """The current version; builds one first when there is none yet."""
    folder = folder or paths.database_folder()
    try:
        return versions.current(folder)
    except DatabaseMissing:
        return build(
            descriptor=descriptor, data=data, folder=folder, only_if_needed=True, before_current=before_current
        )
