"""Work that takes longer than a moment: it goes on in a thread of its own, whatever the visitor does meanwhile.

A page's script stops halfway when the visitor clicks; what was begun must not stop with it.
"""

import threading
from collections.abc import Callable
from typing import Any

import streamlit as st

from app import access
from store.progress import Progress
from view.escape import escape_markdown

MOMENT_SECONDS = 0.4
"""What is done within a moment shows no progress."""
LOOK_SECONDS = 0.2


class Job:
    """`work` begins at once, for whoever is being served now; `title` says in Dutch what it is."""

    def __init__(self, title: str, work: Callable[[Progress], Any]) -> None:
        self.title = title
        self.share, self.step = 0.0, ""
        self._result: Any = None
        self._error: BaseException | None = None
        self._done = threading.Event()
        run = access.for_now(lambda: work(self._note))
        threading.Thread(target=self._run, args=(run,), name="loading", daemon=True).start()

    def _note(self, share: float, step: str) -> None:
        self.share, self.step = min(max(share, 0.0), 1.0), step

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            self._result = work()
        except BaseException as error:  # raised again where somebody waits for the result
            self._error = error
        finally:
            self._done.set()

    def wait(self, seconds: float) -> bool:
        """Whether it is done within `seconds`."""
        return self._done.wait(seconds)

    def result(self) -> Any:
        """What the work gave; raises what it raised."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._result


def follow(job: Job) -> None:
    """Shows how far a job is, until it is done."""
    if job.wait(MOMENT_SECONDS):
        return
    place = st.empty()
    while True:
        words = f"{job.title}: {job.step.lower()} …" if job.step else f"{job.title} …"
        place.progress(job.share, text=escape_markdown(words))
        if job.wait(LOOK_SECONDS):
            break
    place.empty()
