"""Work in a process of its own: its answer, its errors, how far it is, and that it ends with who started it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import apart, paths
from store.errors import BuildBusy, LoadRefused, Problem
from store.progress import Progress, unseen

pytestmark = pytest.mark.slow
PROBLEM = Problem("lijst.csv", "dit is geen getal.", "Vul een getal in.", 2, "Toegekend", "twaalf")


def count(until: int, *, progress: Progress = unseen) -> tuple[int, int, int]:
    """Its answer, its process and how it stands in line for a processor; prints, as libraries do."""
    for number in range(until):
        print("this is not an answer")
        progress(number / until, f"Stap {number}")
    return sum(range(until)), os.getpid(), os.nice(0)


def refuse(*, progress: Progress = unseen) -> None:
    raise LoadRefused([PROBLEM])


def busy(*, progress: Progress = unseen) -> None:
    raise BuildBusy("Iemand anders laadt.", "Wacht even.")


def fail(*, progress: Progress = unseen) -> None:
    raise ValueError("a name from the data")


def end(*, progress: Progress = unseen) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def wait(place: str, *, progress: Progress = unseen) -> None:
    Path(place, str(os.getpid())).touch()
    time.sleep(60)


def test_the_answer_comes_back_with_how_far_it_was_from_a_process_that_lets_others_go_first() -> None:
    steps: list[tuple[float, str]] = []
    total, process, nice = apart.run(count, 3, progress=lambda share, step: steps.append((share, step)))
    assert total == 3
    assert steps == [(0.0, "Stap 0"), (1 / 3, "Stap 1"), (2 / 3, "Stap 2")]
    assert process != os.getpid()
    assert nice >= apart.NICE or os.name != "posix"


def test_errors_come_back_as_they_are_and_a_fault_of_the_program_without_its_text() -> None:
    with pytest.raises(LoadRefused) as refused:
        apart.run(refuse)
    assert refused.value.problems == (PROBLEM,)
    assert str(refused.value) == str(LoadRefused([PROBLEM]))
    with pytest.raises(BuildBusy, match=r"Iemand anders laadt\.") as waiting:
        apart.run(busy)
    assert waiting.value.advice == "Wacht even."
    with pytest.raises(apart.FaultApart, match=r"^ValueError at test_apart\.py:\d+ in fail") as fault:
        apart.run(fail)
    assert "a name" not in str(fault.value)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_work_that_is_killed_is_said_to_have_stopped_and_ends_with_who_started_it(tmp_path: Path) -> None:
    with pytest.raises(apart.Stopped, match="onverwacht gestopt"):
        apart.run(end)
    starter = (
        "from store import apart; from tests.store.test_apart import wait; import sys; apart.run(wait, sys.argv[1])"
    )
    with subprocess.Popen([sys.executable, "-c", starter, str(tmp_path)], cwd=paths.ROOT) as server:
        begun = _until(lambda: list(tmp_path.iterdir()))
        server.kill()
    process = int(begun[0].name)
    assert _until(lambda: not _lives(process))


def _until(what: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + 60
    while not (found := what()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def _lives(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
