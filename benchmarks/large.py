"""More than today's data: 342 municipalities × 100 items, 10.000 respondents, 100.000 activities, beside today's."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.figures import Goal, Line, Series, timed
from exhibits import catalogue
from exhibits.choice import Choice, Many
from exhibits.money.activity_choice import ActivityChoice
from exhibits.needs import condition_text, profiles, profiles_compare, profiles_together
from exhibits.needs.conditions import OR
from exhibits.needs.profile_choice import COMPARE, ProfileChoice
from exhibits.network import asymmetry, contacts, strengths
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import RECORDS
from store import answers, versions
from store.activities import Chosen, total
from store.reading import Database
from store.wholeness import file_sha256
from tests.large import large_database

TODAY, LARGE = (49, 0), (342, 100)
"""Municipalities, and at least so many items."""
RESPONDENTS = (66, 1_000, 10_000)
ACTIVITIES = 100_000
GOAL = Goal("≤ 1,5 × today's", 1.5)

# records of a respondent, copied `copies` times under another name
COPIES = (
    "insert into partner select partner_id || '-' || n, p.* exclude (partner_id) from partner p, range(1, $copies) t(n)",
    "insert into partner_contact "
    "select partner_id || '-' || n, p.* exclude (partner_id) from partner_contact p, range(1, $copies) t(n)",
    "insert into partner_statement "
    "select partner_id || '-' || n, p.* exclude (partner_id) from partner_statement p, range(1, $copies) t(n)",
)
MORE_ACTIVITIES = (
    "insert into activity select activity_id || '-' || n, a.* exclude (activity_id) from activity a, range(1, $copies) t(n)",
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
        start = ProfileChoice.default(database.ask)
        wishes = tuple(c for c in _options(database, "conditions") if c.wanted)
        choice = replace(start, conditions=wishes[1:4], combine=OR, sort="needs")
        four = replace(choice, view=COMPARE, municipalities=tuple(_options(database, "municipalities"))[:4])
        for name, work in {
            "filter, in words": partial(anew, database, condition_text.answer, choice),
            "list": partial(anew, database, profiles.listing, choice),
            "difference from the rest": partial(anew, database, profiles.difference, choice),
            "what goes together": partial(anew, database, profiles_together.together, choice),
            "one municipality": partial(anew, database, profiles_compare.profile, choice),
            "four side by side": partial(anew, database, profiles_compare.side_by_side, four),
        }.items():
            works.setdefault(f"342 × 100: {name}", []).append(work)
    timed_works = _take_turns(works, repeats).items()
    return [Line(name, times[1], times[0], "49 × today's", GOAL) for name, times in timed_works]


def respondents(folder: Path, source: Path, repeats: int) -> list[Line]:
    """The exhibits of the network page on records, by number of respondents."""
    works: dict[str, list[Callable[[], object]]] = {}
    for many in RESPONDENTS:
        database = multiplied(folder, source, -(-many // RESPONDENTS[0]))
        choice = replace(ContactChoice.default(database.ask), layer=RECORDS)
        for make in (
            contacts.contact_network,
            contacts.matrix,
            asymmetry.asymmetry,
            strengths.strengths,
            strengths.intervals,
        ):
            works.setdefault(f"`{make.__module__.split('.')[-1]}.{make.__name__}`", []).append(
                partial(anew, database, make, choice)
            )
    lines = []
    for name, times in _take_turns(works, repeats).items():
        for many, series in zip(RESPONDENTS[1:], times[1:], strict=True):
            words = f"{many:,} respondents: {name}".replace(",", ".")
            lines.append(Line(words, series, times[0], f"{RESPONDENTS[0]}", GOAL if many == RESPONDENTS[-1] else None))
    return lines


def activities(folder: Path, source: Path, repeats: int) -> list[Line]:
    """The exhibits of the page on activities, by number of activities."""
    works: dict[str, list[Callable[[], object]]] = {}
    base = multiplied(folder, source, 1, MORE_ACTIVITIES)
    today = int(total(base.ask, Chosen())["records"].iloc[0])
    for database in (base, multiplied(folder, source, -(-ACTIVITIES // today), MORE_ACTIVITIES)):
        for entry in catalogue.entries():
            if entry.choice_type is ActivityChoice:
                choice = ActivityChoice.default(database.ask)
                works.setdefault(f"`{entry.name}`", []).append(partial(anew, database, entry.make, choice))
    return [
        Line(f"100.000 activities: {name}", times[1], times[0], f"{today}", GOAL)
        for name, times in _take_turns(works, repeats).items()
    ]


def _options(database: Database, field: str) -> Iterable[Any]:
    """The options of a parameter of the page that filters municipalities."""
    (parameter,) = [p for p in ProfileChoice.parameters(database.ask) if p.field == field and isinstance(p, Many)]
    return parameter.options


def anew(database: Database, make: Callable[..., object], choice: Choice) -> None:
    """Makes it with nothing remembered, so that each query runs once, as for the first visitor."""
    database._remembered.clear()
    make(database.ask, choice)


def multiplied(folder: Path, source: Path, copies: int, statements: tuple[str, ...] = COPIES) -> Database:
    """The database at `source` with every respondent, or what else `statements` copy, `copies` times."""
    file = folder / f"{len(statements)}-{copies}.duckdb"
    shutil.copy(source, file)
    with duckdb.connect(str(file)) as connection:
        for statement in statements:
            connection.execute(statement, {"copies": copies})
        connection.execute("drop schema answer cascade")  # what was worked out for today's size, as a build would
        answers.keep(connection)
    # the bytes are those of the copy; its rows are not looked at, for they are more than were built
    made = replace(versions.current(source.parent), sha256=file_sha256(file), size_bytes=file.stat().st_size)
    return Database(file, made)
