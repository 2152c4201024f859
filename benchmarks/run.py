"""Measures everything and prints the results as Markdown: `python -m benchmarks.run [--only NAME] [--repeats N]`."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import browser, large, memory, queries, sessions
from benchmarks.figures import lines_table
from store.building import build
from store.reading import open_version
from store.versions import Version

PACKAGES = ("streamlit", "duckdb", "plotly", "pandas", "dash")
PARTS = ("queries", "large", "server", "crowd", "memory", "cold", "using")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", choices=PARTS, action="append", help="only this part; may be repeated")
    asked.add_argument("--repeats", type=int, default=10, help="measurements of each thing (default 10)")
    asked.add_argument("--sessions", type=int, default=500, help="sessions over which memory must be flat")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
        for text in measured(Path(name), options.only or PARTS, options.repeats, options.sessions):
            print(text, flush=True)


def measured(folder: Path, parts: list[str] | tuple[str, ...], repeats: int, many: int) -> Iterator[str]:
    """The results as pieces of Markdown, each as soon as it is known."""
    made = build(folder=folder / "db")
    file = folder / "db" / made.file_name
    yield conditions()
    works: dict[str, Callable[[], str]] = {
        "queries": lambda: _queries(folder, made, repeats),
        "large": lambda: lines_table(large.municipalities(folder, repeats) + large.respondents(folder, file, repeats)),
        "server": lambda: lines_table(
            sessions.server_part(folder / "db", open_version(folder / "db", made), file, repeats)
        ),
        "crowd": lambda: lines_table(sessions.crowd(folder / "db", file)),
        "memory": lambda: lines_table(
            memory.measure(folder / "db", file, 3) + memory.growth(folder / "db", file, many)
        ),
        "cold": lambda: lines_table(browser.cold_start(folder / "db", file, repeats)),
        "using": lambda: lines_table(browser.using(folder / "db", file, repeats)),
    }
    for part in PARTS:
        if part in parts:
            yield f"\n### {part}\n\n{works[part]()}"
    yield f"\n{load()} at the end."


def _queries(folder: Path, made: Version, repeats: int) -> str:
    times = queries.measure(open_version(folder / "db", made), repeats)
    every = queries.every_query(times)
    return (
        f"{lines_table([queries.slowest(times)])}\n\n<details><summary>every query</summary>\n\n{every}\n\n</details>"
    )


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
