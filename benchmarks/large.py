"""More than today's data: 342 municipalities × 100 items, and 1.000 and 10.000 respondents, beside today's."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from benchmarks.figures import Goal, Line, Series, timed
from exhibits.needs import condition_text as conditions_told
from exhibits.needs import conditions, profiles, profiles_compare, profiles_together
from exhibits.network import contacts as network
from exhibits.network import strengths as network_measures
from exhibits.network import ties as network_ties
from store import versions
from store.reading import Database
from tests.large import large_database

TODAY, LARGE = (49, 0), (342, 100)
"""Municipalities, and at least so many items."""
RESPONDENTS = (66, 1_000, 10_000)
GOAL = Goal("≤ 1,5 × today's", 1.5)

# records of a respondent, copied `copies` times under another name
COPIES = tuple(
    f"insert into {table} select partner_id || '-' || n, p.* exclude (partner_id) from {table} p, range(1, $copies) t(n)"
    for table in ("partner", "partner_contact", "partner_statement")
)


def _take_turns(works: dict[str, list[Callable[[], object]]], repeats: int) -> dict[str, list[Series]]:
    """name → times of the same thing at each size, the sizes taking turns; the first round warms up."""
    times = {name: [Series() for _ in sizes] for name, sizes in works.items()}
    for number in range(repeats + 1):
        for name, sizes in works.items():
            for size, work in enumerate(sizes):
                taken = timed(work)
                if number:
                    times[name][size].add(taken)
    return times


def municipalities(folder: Path, repeats: int) -> list[Line]:
    """Filtering and what it shows, made anew each time: no query and no exhibit is remembered."""
    sizes = [
        large_database(folder / f"{many}x{items}", municipalities=many, items=items) for many, items in (TODAY, LARGE)
    ]
    works: dict[str, list[Callable[[], object]]] = {}
    for database in sizes:
        ask = database.ask
        yes = [c for c in conditions.options(ask) if c.endswith("|true")]
        group = {"conditions": tuple(yes[1:4]), "combine": conditions.ANY, "provinces": (), "sizes": ()}
        rows, columns = profiles_together.default_sets(ask)
        one, *others = conditions.municipalities(ask)
        for name, work in {
            "query `needs/profile_members`": partial(anew, database, conditions.group, **group),
            "filter, in words": partial(anew, database, conditions_told.answer, **group),
            "list": partial(anew, database, profiles.listing, **group, sort="needs"),
            "difference from the rest": partial(anew, database, profiles.difference, **group),
            "what goes together": partial(
                anew, database, profiles_together.together, **group, rows=rows, columns=columns
            ),
            "one municipality": partial(anew, database, profiles_compare.profile, municipality=one),
            "four side by side": partial(
                anew, database, profiles_compare.side_by_side, municipalities=(one, *others[:3]), only_different=False
            ),
        }.items():
            works.setdefault(f"342 × 100: {name}", []).append(work)
    return [Line(name, *reversed(times), "49 × today's", GOAL) for name, times in _take_turns(works, repeats).items()]


def respondents(folder: Path, source: Path, repeats: int) -> list[Line]:
    """The exhibits of the network page on records, by number of respondents."""
    works: dict[str, list[Callable[[], object]]] = {}
    for many in RESPONDENTS:
        database = multiplied(folder, source, -(-many // RESPONDENTS[0]))
        choice = {"layer": network_ties.RECORDS, "frequency": "jaarlijks", "nature": "alle"}
        for make in (
            network.picture,
            network.square,
            network.asymmetry,
            network_measures.knit,
            network_measures.certainty,
        ):
            works.setdefault(f"`{make.__module__.split('.')[-1]}.{make.__name__}`", []).append(
                partial(anew, database, make, **choice)
            )
    lines = []
    for name, times in _take_turns(works, repeats).items():
        for many, series in zip(RESPONDENTS[1:], times[1:], strict=True):
            words = f"{many:,} respondents: {name}".replace(",", ".")
            lines.append(Line(words, series, times[0], f"{RESPONDENTS[0]}", GOAL if many == RESPONDENTS[-1] else None))
    return lines


def anew(database: Database, make: Callable[..., object], **filters: object) -> None:
    """Makes it with nothing remembered, so that each query runs once, as for the first visitor."""
    database._remembered.clear()
    make(database.ask, **filters)


def multiplied(folder: Path, source: Path, copies: int) -> Database:
    """The database at `source` with every respondent `copies` times."""
    file = folder / f"respondents-{copies}.duckdb"
    shutil.copy(source, file)
    with duckdb.connect(str(file)) as connection:
        for statement in COPIES:
            connection.execute(statement, {"copies": copies})
    return Database(file, versions.current(source.parent))
