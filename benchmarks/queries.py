"""How long each query takes on the published data, not remembered: run, and turned into a frame."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from benchmarks.figures import Goal, Line, Series, table, timed
from exhibits import catalogue
from store.questions import all_questions
from store.reading import Database, run


def asked_of(database: Database) -> dict[str, Mapping[str, Any]]:
    """query → the parameters with which the exhibits first ask it, as they are first shown."""
    seen: dict[str, Mapping[str, Any]] = {}

    def ask(name: str, /, **parameters: Any) -> Any:
        seen.setdefault(name, parameters)
        return database.ask(name, **parameters)

    for entry in catalogue.entries():
        choices = entry.choice_type.sample_choices(ask)
        for choice in (choices[0], choices[-1]):
            entry.make(ask, choice)
    return seen


def measure(database: Database, repeats: int) -> dict[str, Series]:
    """query → its times. A query that only a page asks runs without choices (NULL for each parameter)."""
    seen = asked_of(database)
    wanted = {q.name: seen.get(q.name, dict.fromkeys(q.parameters)) for q in all_questions()}
    times = {name: Series() for name in wanted}
    for number in range(repeats + 1):
        for name, parameters in wanted.items():
            taken = timed(partial(run, database._connection, name, dict(parameters)))
            if number:  # the first time warms up
                times[name].add(taken)
    return times


def slowest(times: Mapping[str, Series]) -> Line:
    name = max(times, key=lambda n: times[n].median)
    return Line(f"slowest of {len(times)} queries: `{name}`", times[name], goal=Goal("one query < 10 ms", 10))


def every_query(times: Mapping[str, Series]) -> str:
    ranked = sorted(times, key=lambda n: -times[n].median)
    return table(("query", "median [quartiles]"), [(f"`{name}`", str(times[name])) for name in ranked])
