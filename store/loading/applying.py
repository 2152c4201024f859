"""Puts a checked file to use, and takes it back: a new version of the database, switched to in one step.

The pointer to the database is the only thing that decides: killed at any moment, what was in use stays in use or the new
version is. Two at once: the second waits, and hears after `wait_seconds` that somebody else is busy.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from store import building, paths, release
from store.descriptor import Descriptor, load
from store.errors import BuildBusy, BuildFailed, LoadRefused, StoreError
from store.loading import composing, own, rules
from store.loading.checking import Checked
from store.loading.findings import Findings
from store.loading.tables import NAMES, loadable
from store.moments import HERE
from store.progress import Progress, unseen

WAIT_SECONDS = 60


class ApplyFailed(StoreError):
    """Nothing was changed."""


class ChangedMeanwhile(StoreError):
    """What was shown before this was decided is no longer what is in use; nothing was changed."""

    advice = "Er is nu niets veranderd. Bekijk opnieuw wat er zou veranderen, en beslis dan."


def apply(
    checked: Checked,
    who: str,
    *,
    descriptor: Descriptor | None = None,
    data: Path = paths.DATA,
    folder: Path | None = None,
    wait_seconds: float = WAIT_SECONDS,
    seen: str | None = None,
    progress: Progress = unseen,
) -> own.State:
    """Puts the records of a checked file to use; gives the state that is current now.

    `seen` is the state that the user compared with. Raises ChangedMeanwhile when another one is in use by now,
    LoadRefused when the file has problems or no longer fits what is there, BuildBusy while somebody else is loading,
    ApplyFailed when it cannot be written. After any of these nothing has changed.
    """
    if not checked.ok:
        raise LoadRefused(checked.problems)
    descriptor, folder = descriptor or load(), folder or paths.database_folder()
    with _alone(folder, wait_seconds, progress):
        base = own.current(folder)
        _as_seen(base, seen)
        _still_fits(checked, composing.compose(descriptor, data, folder, base), descriptor)
        columns = [f.name for f in checked.table.fields]
        content = own.write_csv(columns, checked.frame[columns].itertuples(index=False, name=None))
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        rows = len(checked.frame)
        counted = f"{rows:,}".replace(",", ".")
        path = own.keep(folder, "files", content)
        part = own.Part(checked.table.name, path.name, checked.file_name, _name(who), made_at, rows)
        what = f"{checked.table.title}: {checked.file_name}, {counted} {'rij' if rows == 1 else 'rijen'}"
        return _switch(base, own.with_part(base, part), "geladen", what, who, descriptor, data, folder, progress)


def restore(
    state_id: str,
    who: str,
    *,
    descriptor: Descriptor | None = None,
    data: Path = paths.DATA,
    folder: Path | None = None,
    wait_seconds: float = WAIT_SECONDS,
    seen: str | None = None,
    progress: Progress = unseen,
) -> own.State:
    """Puts the own records of an earlier state to use again, with the published figures of today.

    `voorbeeld` is the state without own records. Raises VersionUnknown for a state that is not there, OwnMissing for one of
    which something is missing, and as `apply`.
    """
    descriptor, folder = descriptor or load(), folder or paths.database_folder()
    with _alone(folder, wait_seconds, progress):
        wanted = own.wanted(folder, state_id)
        try:
            base = own.current(folder)
        except own.OwnMissing:
            base = own.State()
        _as_seen(base, seen)
        if wanted.state_id == own.SAMPLE:
            building.build(descriptor=descriptor, data=data, folder=folder, own_state=wanted, progress=progress)
            return wanted
        what = f"Terug naar: {wanted.what}".replace("Terug naar: Terug naar", "Terug naar")
        return _switch(base, wanted.parts, "hersteld", what, who, descriptor, data, folder, progress)


def to_sample(
    tables: Sequence[str],
    who: str,
    *,
    descriptor: Descriptor | None = None,
    data: Path = paths.DATA,
    folder: Path | None = None,
    wait_seconds: float = WAIT_SECONDS,
    seen: str | None = None,
    progress: Progress = unseen,
) -> own.State:
    """Takes the own records of some tables away, so that their sample (or only what was published) is back.

    Raises LoadRefused when other own records refer to them; `restore("voorbeeld")` takes all own records away.
    """
    descriptor, folder = descriptor or load(), folder or paths.database_folder()
    for name in tables:
        loadable(name)
    with _alone(folder, wait_seconds, progress):
        base = own.current(folder)
        _as_seen(base, seen)
        parts = own.without(base, tables)
        left = own.State(parts=parts)
        composed = composing.compose(descriptor, data, folder, base)
        left_over = composing.Composed(composed.descriptor, data, left, ())
        problems = [
            p
            for name in tables
            for p in rules.orphans("eigen gegevens", descriptor.table(name), None, left_over, descriptor)
        ]
        if problems:
            raise LoadRefused(problems)
        titles = ", ".join(descriptor.table(name).title for name in NAMES if name in tables)
        sample = any(loadable(name).replaces for name in tables)
        what = f"{'Terug naar het voorbeeld' if sample else 'Eigen rijen weggehaald'}: {titles}"
        return _switch(base, parts, "voorbeeld", what, who, descriptor, data, folder, progress)


def in_use(folder: Path) -> str:
    """The name of the state that is in use; '' when its description is gone."""
    try:
        return own.current(folder).state_id
    except own.OwnMissing:
        return ""


def _name(who: str) -> str:
    return "".join(c for c in who if c.isprintable()).strip()[:60] or "onbekend"


def _as_seen(base: own.State, seen: str | None) -> None:
    if seen is not None and base.state_id != seen:
        by = f" door {base.made_by}" if base.made_by else ""
        raise ChangedMeanwhile(f"De gegevens zijn intussen{by} veranderd: {base.what}.")


def _still_fits(checked: Checked, composed: composing.Composed, descriptor: Descriptor) -> None:
    findings = Findings(checked.file_name, checked.frame.index.to_numpy())
    rules.check(findings, checked.table, checked.frame, checked.titles, composed, descriptor)
    if findings.count:
        raise LoadRefused(findings.in_order())


def _switch(
    base: own.State,
    parts: tuple[own.Part, ...],
    action: str,
    what: str,
    who: str,
    descriptor: Descriptor,
    data: Path,
    folder: Path,
    progress: Progress,
) -> own.State:
    now = datetime.now(UTC)
    made_at = now.isoformat(timespec="microseconds")
    fresh = own.State(
        # by the clock that people see: its name and its time in the list are the same moment
        state_id=f"{now.astimezone(HERE):%Y%m%d-%H%M%S}-{composing.digest(made_at, parts)}",
        made_by=_name(who),
        made_at=made_at,
        action=action,
        what=what,
        previous=base.state_id,
        parts=parts,
    )
    own.write_pending(folder, fresh)
    agreed = release.agreement(data)
    building.build(
        descriptor=descriptor, data=data, folder=folder, own_state=fresh, before_current=agreed, progress=progress
    )
    return fresh


@contextmanager
def _alone(folder: Path, wait_seconds: float, progress: Progress) -> Iterator[None]:
    """One at a time; failures to write in words; what did not become current is cleared away."""
    try:
        own.home(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(own.home(folder) / "apply.lock")
        try:
            held = lock.acquire(timeout=0)
        except Timeout:
            progress(0.0, "Iemand anders laadt nu gegevens; we wachten hoogstens een minuut")
            held = lock.acquire(timeout=wait_seconds)
        with held:
            own.settle(folder)
            try:
                yield
            finally:
                own.settle(folder)
    except Timeout as error:
        raise BuildBusy(
            "Iemand anders laadt op dit moment gegevens.", "Wacht tot dat klaar is en probeer het dan opnieuw."
        ) from error
    except BuildFailed as error:
        cause = error.__cause__
        if isinstance(cause, OSError | duckdb.Error):
            raise _failed(cause, folder) from error
        raise
    except (OSError, duckdb.Error) as error:
        raise _failed(error, folder) from error


def _failed(error: Exception, folder: Path) -> ApplyFailed:
    reason, advice = building.why_not_written(error, folder)
    return ApplyFailed(
        f"De gegevens konden niet worden geladen: {reason}.",
        f"Er is niets veranderd. {advice} Probeer het daarna opnieuw.",
    )
