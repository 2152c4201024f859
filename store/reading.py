"""Hands out the current database: the one that the pointer names, opened once, whole, and newly opened after damage.

A `Database` stays the same version for as long as somebody holds it: take it once at the start of a page
and everything on that page is of one version.
"""

import threading
import time
from pathlib import Path

from store import paths, release, versions
from store.building import ensure_built
from store.database import Ask, Database, open_version, run
from store.descriptor import Descriptor
from store.errors import StoreError
from store.release import Agreement
from store.renewing import renew_if_outdated

__all__ = ["Ask", "Current", "Database", "current", "open_version", "run"]

ATTEMPTS = 5
HEALTH_SECONDS = 10.0


class Current:
    """Hands out the current database and notices when the pointer has moved or the file is damaged."""

    def __init__(
        self,
        folder: Path | None = None,
        descriptor: Descriptor | None = None,
        data: Path = paths.DATA,
        before_current: Agreement | None = None,
    ) -> None:
        self._before_current = before_current
        self._folder = folder
        self._descriptor = descriptor
        self._data = data
        self._lock = threading.Lock()
        self._open: Database | None = None
        self._seen: tuple[int, int] | None = None
        self._health_lock = threading.Lock()
        self._verified: tuple[str, tuple[int, int], float] | None = None

    @property
    def folder(self) -> Path:
        return self._folder or paths.database_folder()

    def get(self) -> Database:
        """The current version, opened once per version; builds the first one when there is none.

        Costs one stat of the pointer when nothing changed. After damage was seen the file is opened anew, so that
        pages come back by themselves once it is whole. Raises the StoreErrors of `open_version` and of a build.
        """
        stamp = self._stamp()
        held = self._open
        if held is not None and not held.damaged and stamp is not None and stamp == self._seen:
            return held
        del held
        with self._lock:
            for attempt in range(ATTEMPTS):
                stamp = self._stamp()
                version = ensure_built(self.folder, self._descriptor, self._data, self._before_current)
                if self._open is not None and not self._open.damaged and self._open.version == version:
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

    def renew_if_outdated(self) -> None:
        """Builds anew when the current version is of other files, as after an update of the program.

        For the start of a server only: while two servers of different programs serve from one folder, each would build
        its own again and again. Raises the StoreErrors of a build.
        """
        renew_if_outdated(self.folder, self._descriptor, self._data, self._before_current)

    def check_health(self, at_most_every_seconds: float = HEALTH_SECONDS) -> str:
        """The name of the current version, after reading all of it. Safe to call often, from any thread.

        Reads everything at most once in `at_most_every_seconds`, and at once when the file was written to (one stat
        of the pointer and one of the file). Raises the StoreErrors of `get`, DatabaseCorrupt when damaged.
        """
        database = self.get()
        with self._health_lock:
            now, name, stamp = time.monotonic(), database.version.name, database.stamp()
            if self._verified is not None:
                seen_name, seen_stamp, at = self._verified
                if (seen_name, seen_stamp) == (name, stamp) and now - at < at_most_every_seconds:
                    return name
            self._verified = None
            database.verify()
            self._verified = (name, stamp, now)
            return name

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = (self.folder / versions.POINTER).stat()
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_ino)


current = Current(before_current=release.before_current)
