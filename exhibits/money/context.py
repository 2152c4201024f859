"""What the sources say in words beside the money."""

from collections.abc import Sequence

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


def moved(ask: Ask) -> pd.DataFrame:
    """The rows of trust/context on money of 2020 that was moved to 2021: to cite beside `moved_notes`."""
    return context_of(ask, "geld", "overgeheveld")


def moved_notes(ask: Ask) -> tuple[str, ...]:
    """What must stand wherever 2020 and 2021 are compared: part of the money of 2020 was moved."""
    return statements(ask, "geld", ["rand_overgeheveld"])


def statements(ask: Ask, topic: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The sentences of these context_ids, in that order; one that is not in the data is left out."""
    by_id = ask("trust/context", topic=topic).set_index("context_id")["statement"]
    return tuple(str(by_id[one]) for one in ids if one in by_id.index)
