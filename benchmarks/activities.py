"""The queries of the page on activities with 10.000 and 100.000 records that were applied as a user's, beside 400.

In processor time, so that what else the machine does matters less; `benchmarks.large` times the page's cards.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Goal, Line, Series
from benchmarks.loading import SIZES, as_csv
from exhibits.money.activity_choice import LISTED, ActivityChoice
from store import activities as asked
from store import building
from store.activities import Chosen
from store.descriptor import load
from store.loading import applying, checking
from store.reading import Database, open_version
from store.versions import current

GOAL = Goal("≤ 25 ms", 25)
QUERIES: dict[str, Callable[..., object]] = {
    "a page of the list": partial(asked.listed, rows=LISTED),
    "a page far down": partial(asked.listed, rows=LISTED, start=300, sort="title"),
    "total": asked.total,
    "classes": asked.classes,
    "split": asked.split,
    "evaluation": asked.evaluation,
}


def with_activities(number: int, folder: Path) -> Database:
    """A database with so many own activities, applied as a user's file is."""
    building.build(folder=folder)
    base = load()
    found = checking.check_file("activity", "a.csv", as_csv(number), composed=checking.now(folder, base), base=base)
    assert found.ok, found.problems[:3]
    applying.apply(found, "meting", folder=folder)
    return open_version(folder, current(folder))


def measure(folder: Path, repeats: int) -> list[Line]:
    """Sizes take turns, so that they are measured under the same load; nothing is remembered."""
    sizes = [with_activities(number, folder / str(number)) for number in SIZES]
    works: dict[str, list[Callable[[], object]]] = {}
    for database in sizes:
        filters = {"": Chosen(), ", one year and a word": Chosen(years=(2021,), text="activiteit 1")}
        for name, query in QUERIES.items():
            for words, chosen in filters.items():
                works.setdefault(f"query: {name}{words}", []).append(partial(_query, database, query, chosen))
        works.setdefault("choices of the filter bar", []).append(partial(_query, database, _choices))
    times = {name: [Series() for _ in sizes] for name in works}
    for number in range(repeats + 1):
        for name, each in works.items():
            for size, work in enumerate(each):
                begun = time.process_time()
                work()
                if number:
                    times[name][size].add((time.process_time() - begun) * 1000)
    lines = []
    for name, series in times.items():
        for size, ours in zip(SIZES[1:], series[1:], strict=True):
            goal = GOAL if name.startswith("query") and size == SIZES[-1] else None
            ratio = Line(f"{size:,} activities, {name}".replace(",", ".", 1), ours, series[0], f"{SIZES[0]}")
            lines += [ratio] if goal is None else [ratio, Line(f"{ratio.what}: goal", ours, goal=goal)]
    return lines


def _choices(ask: object) -> object:
    return ActivityChoice.parameters(ask)  # type: ignore[arg-type]


def _query(database: Database, query: Callable[..., object], *chosen: Chosen) -> None:
    database._remembered.clear()
    query(database.ask, *chosen)
