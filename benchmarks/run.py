"""Measures everything and prints the results as Markdown: `python -m benchmarks.run [--only NAME] [--repeats N]`.

All parts together take some twelve minutes on two quiet processors; what fails is said in its place, and the rest goes on.
"""

import argparse
import os
import platform
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import activities, browser, capacity, large, memory, middleware, presenting, queries, sessions
from benchmarks.figures import Line, lines_table, table
from store.building import build
from store.reading import open_version
from store.versions import Version

PACKAGES = ("streamlit", "duckdb", "plotly", "pandas", "dash")
PARTS = (
    "queries",
    "activities",
    "server",
    "middleware",
    "using",
    "cold",
    "large",
    "crowd",
    "capacity",
    "memory",
    "presenting",
)
COLD_REPEATS = 5
"""Starting three servers and loading them over a slow line takes half a minute."""
RESULTS = re.compile(r"(?<=^## Results\n).*?(?=^## )", re.DOTALL | re.MULTILINE)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", choices=PARTS, action="append", help="only this part; may be repeated")
    asked.add_argument("--repeats", type=int, default=10, help="measurements of each thing (default 10)")
    asked.add_argument("--sessions", type=int, default=500, help="sessions over which memory must be flat")
    asked.add_argument("--into", type=Path, help="a README.md, of which the section Results is replaced as well")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
        texts = []
        for text in measured(Path(name), options.only or PARTS, options.repeats, options.sessions):
            print(text, flush=True)
            texts.append(text)
    if options.into:
        results = "\n" + "\n".join(texts) + "\n\n"
        page = options.into.read_text(encoding="utf-8")
        options.into.write_text(RESULTS.sub(lambda _: results, page, count=1), encoding="utf-8")


def measured(folder: Path, parts: list[str] | tuple[str, ...], repeats: int, many: int) -> Iterator[str]:
    """The results as pieces of Markdown, each as soon as it is known; the last one is every goal with its verdict."""
    os.environ["DASHBOARD_DATABASE_FOLDER"] = str(folder / "db")  # also for what runs in this process
    made = build(folder=folder / "db")
    file = folder / "db" / made.file_name
    browser.compress()  # else each server is at it while it is measured
    yield conditions()
    works: dict[str, Callable[[], tuple[list[Line], str]]] = {
        "queries": lambda: _queries(folder, made, repeats),
        "activities": lambda: (activities.measure(folder / "activities", repeats), ""),
        "server": lambda: (sessions.server_part(folder / "db", open_version(folder / "db", made), file, repeats), ""),
        "middleware": lambda: (middleware.measure(folder / "db", file, repeats), ""),
        "using": lambda: (browser.using(folder / "db", file, repeats), ""),
        "cold": lambda: (browser.cold_start(folder / "db", file, min(repeats, COLD_REPEATS)), ""),
        "large": lambda: (_large(folder, file, repeats), ""),
        "crowd": lambda: (sessions.crowd(folder / "db", file), ""),
        "presenting": lambda: (
            presenting.measure(open_version(folder / "db", made), folder / "db", file, repeats),
            "",
        ),
        "capacity": lambda: (capacity.measure(folder / "db", file, repeats), ""),
        "memory": lambda: (memory.measure(folder / "db", file, 3) + memory.growth(folder / "db", file, many), ""),
    }
    lines: list[Line] = []
    for part in PARTS:
        if part in parts:
            begun = time.perf_counter()
            try:
                made_lines, more = works[part]()
                lines += made_lines
                text = lines_table(made_lines) + more
            except Exception:  # the other parts are still worth their time
                text = f"Not measured:\n\n```\n{traceback.format_exc()}```"
            yield f"\n### {part}\n\n{text}\n\n{time.perf_counter() - begun:.0f} s. {load()} at the end."
    yield f"\n### Goals\n\n{goals_table(lines)}"


def goals_table(lines: list[Line]) -> str:
    """What has a goal, and whether it is met."""
    return table(
        ("what", "measured", "goal"),
        [
            (line.what, str(line.ours) if line.ratio is None else f"{line.ratio:.2f} × {line.other}", line.verdict)
            for line in lines
            if line.goal is not None
        ],
    )


def _large(folder: Path, file: Path, repeats: int) -> list[Line]:
    return (
        large.municipalities(folder, repeats)
        + large.respondents(folder, file, repeats)
        + large.activities(folder, file, repeats)
    )


def _queries(folder: Path, made: Version, repeats: int) -> tuple[list[Line], str]:
    times = queries.measure(open_version(folder / "db", made), repeats)
    every = queries.every_query(times)
    return [queries.slowest(times)], f"\n\n<details><summary>every query</summary>\n\n{every}\n\n</details>"


def conditions() -> str:
    """Date, command, machine and versions."""
    with browser.chromium() as opened:
        chromium = opened.version
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    command = " ".join(["python -m benchmarks.run", *sys.argv[1:]])
    return (
        f"{date.today().isoformat()}, `{command}`. Python {platform.python_version()}, {versions}, "
        f"Chromium {chromium}; {os.cpu_count()} cores, {platform.system()}. {load()} at the start."
    )


def load() -> str:
    return f"Load average {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
