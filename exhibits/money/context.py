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


def statements(ask: Ask, topic: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The sentences of these context_ids, in that order; one that is not in the data is left out."""
    by_id = ask("trust/context", topic=topic).set_index("context_id")["statement"]
    return tuple(str(by_id[one]) for one in ids if one in by_id.index)
