"""What one session has in hand: the table, the file, how it was read, what would change, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from app import access, audit
from app.http import uploads
from app.loading import rights
from app.loading.jobs import Job, follow
from store import apart
from store.errors import LoadRefused, Problem, StoreError
from store.loading import applying, cli, examining, own
from store.loading.examining import Found
from store.loading.grids import Options
from store.loading.reading import safe_name
from store.progress import Progress

KEY = "loading"
FIRST = "activity"
SMALL_BYTES = 100_000
"""A file that is checked sooner than a process of its own has started."""


@dataclass(frozen=True)
class File:
    """A file as the visitor gave it. `number` tells it from the ones before, in the keys of widgets."""

    name: str
    content: bytes
    file_id: str
    number: int


@dataclass(frozen=True)
class Notice:
    """What went wrong, in words, with the problems of the file when these are the reason."""

    text: str
    advice: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Done:
    """A state that this session just made, the one before it, and the table that was loaded ('' when it was a return)."""

    state: own.State
    before: str
    table: str = ""


@dataclass
class Work:
    table: str = FIRST
    file: File | None = None
    files: int = 0
    options: Options = field(default_factory=Options)
    found: Found | None = None
    notice: Notice | None = None
    done: Done | None = None
    confirming: str = ""
    """The version that the visitor is about to go back to, or the table to take own records away from, once said yes."""
    job: Job | None = None
    then: Callable[[Any], None] | None = None

    # --- the file ------------------------------------------------------------------------------------------

    def take(self, name: str, content: bytes, file_id: str) -> None:
        """A file was chosen."""
        self.drop()
        self.notice = self.done = None
        self.file = File(safe_name(name), content, file_id, self.files)

    def drop(self) -> None:
        """Forgets the file and everything that came of it; the next one gets an uploader of its own."""
        if self.file is not None:
            uploads.forget(self.file.file_id)
        self.files += 1
        self.file = self.found = None
        self.options = Options()

    def correct(self, options: Options) -> None:
        """The file is to be read in another way."""
        if options != self.options:
            self.options, self.found = options, None

    def ask(self, about: str) -> None:
        """The visitor wants to go back; the page asks whether that is so. '' is: not after all."""
        self.confirming = about

    # --- long work -----------------------------------------------------------------------------------------

    def begin(self, title: str, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        """Starts a job; `then` gets its result, in the session's own thread. One at a time: a second click does nothing."""
        rights.require()
        if self.job is None:
            self.job, self.then = Job(title, work), then

    def finish(self) -> None:
        """Waits for the job that was begun, and takes what came of it."""
        if self.job is None or self.then is None:
            return
        follow(self.job)
        job, then = self.job, self.then
        self.job = self.then = None
        try:
            then(job.result())
        except applying.ChangedMeanwhile as error:
            self.found = None
            self.notice = Notice(str(error), error.advice)
        except LoadRefused as error:
            advice = "Er is niets veranderd. Hieronder staat wat er niet past, en wat u kunt doen."
            self.notice = Notice("Dit past niet bij wat er nu in gebruik is.", advice, error.problems)
        except StoreError as error:
            self._give_up_checking()
            self.notice = Notice(str(error), error.advice)
        except BaseException:
            self._give_up_checking()
            raise

    def _give_up_checking(self) -> None:
        """A file that could not be checked is not checked again at every click."""
        if self.file is not None and self.found is None:
            self.drop()

    # --- what can be begun ---------------------------------------------------------------------------------

    def check(self, file: File, version: str) -> None:
        """Reads and checks `file`, and compares it with `version`, the current one."""
        table, options = self.table, self.options

        def run(progress: Progress) -> Found:
            given = (table, file.name, file.content, options, version)
            if len(file.content) > SMALL_BYTES:
                return apart.run(examining.examine, *given, progress=progress)
            return examining.examine(*given, progress=progress)

        self.begin("Uw bestand controleren", run, self._found)

    def _found(self, found: Found) -> None:
        self.found = found

    def apply(self) -> None:
        """Puts the file to use, if what is in use is still what the visitor compared with."""
        found, who = self.found, name_of_visitor()
        if found is None or not found.checked.ok:
            return
        table, seen = found.checked.table.name, found.composed.state.state_id
        self.notice = None

        def run(progress: Progress) -> own.State:
            rights.require()
            state = apart.run(applying.apply, found.checked, who, seen=seen, progress=progress)
            loaded = next(p for p in state.parts if p.table == table)
            audit.record(
                "loaded", who, table=table, file=loaded.file_name, rows=str(loaded.rows), version=state.state_id
            )
            return state

        self.begin("Laden", run, lambda state: self._applied(Done(state, seen, table)))

    def restore(self, version: str, seen: str) -> None:
        """Goes back to an earlier version of the own records (`voorbeeld` is none at all), if `seen` is still in use."""
        who = name_of_visitor()
        self.notice, self.confirming = None, ""

        def run(progress: Progress) -> own.State:
            rights.require()
            state = apart.run(applying.restore, version, who, seen=seen, progress=progress)
            audit.record("restored", who, version=state.state_id)
            return state

        self.begin("Terugzetten", run, lambda state: self._applied(Done(state, seen)))

    def take_away(self, table: str, seen: str) -> None:
        """Takes the own records of one table away, if `seen` is still in use: its sample is back, or only what was published."""
        who = name_of_visitor()
        self.notice, self.confirming = None, ""

        def run(progress: Progress) -> own.State:
            rights.require()
            state = apart.run(applying.to_sample, [table], who, seen=seen, progress=progress)
            audit.record("restored", who, table=table, version=state.state_id)
            return state

        self.begin("Terugzetten", run, lambda state: self._applied(Done(state, seen)))

    def _applied(self, done: Done) -> None:
        self.drop()
        self.done = done


def in_hand() -> Work:
    """What this session is at."""
    work: Work = st.session_state.setdefault(KEY, Work())
    return work


def name_of_visitor() -> str:
    """Who loads: the name of the login; at one's own machine that of the account there."""
    return access.who(access.claims()) or cli.who()
