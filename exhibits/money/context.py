"""What the sources say in words beside the money."""

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from exhibits.exhibit import Ask
from store.remembering import remembered


@remembered
def context_of(ask: Ask, topic: str, *subjects: str) -> pd.DataFrame:
    """The rows of trust/context for a topic and, when named, subjects, in the order of the subjects; without press."""
    rows = ask("trust/context", topic=topic)
    rows = rows[rows["source_kind"] != "pers"]
    if not subjects:
        return rows
    rows = rows[rows["subject"].isin(subjects)]
    place = {subject: number for number, subject in enumerate(subjects)}
    return rows.sort_values("subject", key=lambda s: s.map(place), kind="stable")


def of_years(rows: pd.DataFrame, years: Iterable[int]) -> pd.DataFrame:
    """The rows of trust/context whose own years are all among `years`: beside other years they say nothing."""
    shown = {int(year) for year in years}
    fits = [{int(year) for year in re.findall(r"\d{4}", str(period))} <= shown for period in rows["period"]]
    return rows[fits]


def moved(ask: Ask, years: Iterable[int]) -> pd.DataFrame:
    """The rows of trust/context on money of 2020 that was moved to 2021: to cite beside `moved_notes`."""
    return of_years(context_of(ask, "geld", "overgeheveld"), years)


def moved_notes(ask: Ask, years: Iterable[int]) -> tuple[str, ...]:
    """What must stand wherever 2020 and 2021 are compared: part of the money of 2020 was moved; () for other years."""
    return statements(ask, "geld", ["rand_overgeheveld"], years)


def statements(ask: Ask, topic: str, ids: Sequence[str], years: Iterable[int] | None = None) -> tuple[str, ...]:
    """The sentences of these context_ids, in that order, only those about `years` when given; an unknown id is left out."""
    rows = ask("trust/context", topic=topic)
    by_id = (rows if years is None else of_years(rows, years)).set_index("context_id")["statement"]
    return tuple(str(by_id[one]) for one in ids if one in by_id.index)
