"""How many people a core carries: processor time of the server for a page run, which other work on the machine hardly changes."""

import os
import random
from pathlib import Path

from benchmarks.contenders import OURS, serving
from benchmarks.figures import Line, Series
from benchmarks.sessions import KNOWN, PAGES, Visitor

SECONDS_BETWEEN = 10
"""A person opens a page or changes a filter every 5 to 15 seconds."""
SHARE_IN_USE = 0.7
"""A core that is busier than this lets people wait."""
RUNS_A_SERIES = 40


def measure(folder: Path, database: Path, repeats: int) -> list[Line]:
    """Each of `repeats` is somebody new who walks over the pages; what that takes beside what a core has."""
    spent, people = Series("ms of a core"), Series("people a core")
    with serving(OURS, folder, database) as served:
        for number in range(-1, repeats):  # the first walk makes all choices known
            before = _processor_seconds(served.pid)
            _walk(served.address, number)
            seconds = (_processor_seconds(served.pid) - before) / RUNS_A_SERIES
            if number >= 0:
                spent.add(seconds * 1000)
                people.add(SECONDS_BETWEEN * SHARE_IN_USE / seconds)
    return [
        Line(f"processor time of a page run, walks of {RUNS_A_SERIES}", spent),
        Line(f"people, each a run every {SECONDS_BETWEEN} s, on {SHARE_IN_USE:.0%} of a core", people),
    ]


def _walk(address: str, number: int) -> None:
    chance, visitor = random.Random(number), Visitor(address)
    for run in range(RUNS_A_SERIES // 2):
        page = PAGES[run % len(PAGES)]
        visitor.visit(page)
        name, codes = KNOWN.get(page, ("", ("",)))
        visitor.visit(page, **({name: chance.choice(codes)} if name else {}))
    visitor.leave()


def _processor_seconds(pid: int) -> float:
    """User and system time of a process (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
