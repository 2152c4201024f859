"""Runs a piece of the store's work in a process of its own, at low priority: `apart.run(applying.apply, checked, "An")`.

A server does its visitors' pages in one process; what takes seconds of processor time there makes all of them wait. The other
process ends with the one that started it, however that ends. It is only for work that may be killed at any moment.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from store import paths
from store.errors import StoreError
from store.progress import Progress, unseen

Result = TypeVar("Result")
NICE = 10
"""Visitors' pages go first, and the work still gets on where there is one core."""
PLACES = 3


class Stopped(StoreError):
    """The other process ended before it had an answer: somebody ended it, or the machine ran out of memory."""

    advice = (
        "Kijk hieronder wat er nu in gebruik is en probeer het opnieuw. Gebeurt het vaker, dan heeft de server "
        "misschien te weinig geheugen."
    )


class FaultApart(Exception):
    """An error of the program itself in the other process: which kind and where, without its text."""


def run(work: Callable[..., Result], *arguments: Any, progress: Progress = unseen, **named: Any) -> Result:
    """What `work(*arguments, progress=…, **named)` gives, done elsewhere. `work` is a function of a module.

    Raises the StoreError that `work` raises, FaultApart for any other error of it, and Stopped.
    """
    process = subprocess.Popen(
        # -P: what lies in the folder that the server was started in is no module of ours
        [sys.executable, "-P", "-c", "from store.apart import main; main()"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(paths.ROOT), os.environ.get("PYTHONPATH")]))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Ctrl-C at the server's terminal is for the server; the work ends with it
        start_new_session=True,
        creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )
    question, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    with process:
        try:
            with contextlib.suppress(BrokenPipeError):  # it ended already: there is no answer to read either
                pickle.dump((work, arguments, named), question)
                question.flush()
            while True:
                kind, what = pickle.load(answers)  # noqa: S301 - our own process, over its own pipe
                if kind == "progress":
                    progress(*what)
                elif kind == "error":
                    raise what
                else:
                    return what  # type: ignore[no-any-return]
        except (EOFError, pickle.UnpicklingError) as error:
            raise Stopped("Het werk is onverwacht gestopt.") from error
        finally:
            with contextlib.suppress(OSError):
                question.close()


def main() -> None:
    """The other process: reads what to do, does it, and says how far it is and what came of it."""
    with contextlib.suppress(OSError, AttributeError):  # Windows has no nice; `run` asks for it another way
        os.nice(NICE)
    # what any library prints must not come between the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work, arguments, named = pickle.load(sys.stdin.buffer)  # noqa: S301 - what started us
    threading.Thread(target=_end_with_starter, daemon=True).start()

    def say(kind: str, what: Any) -> None:
        answers.write(pickle.dumps((kind, what)))
        answers.flush()

    try:
        say("result", work(*arguments, progress=lambda share, step: say("progress", (share, step)), **named))
    except StoreError as error:
        say("error", error)
    except Exception as error:  # the one who waits must hear of any error
        say("error", FaultApart(f"{type(error).__name__} at {_place(error)}"))


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(f.filename).name}:{f.lineno} in {f.name}" for f in reversed(frames[-PLACES:]))


def _end_with_starter() -> None:
    """Ends this process as soon as the one that started it is gone: nobody waits for an answer any more."""
    os.read(0, 1)
    os._exit(1)
