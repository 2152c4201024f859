"""Sentences on counts of the quickscan: who named what, how often; and what the report says about its own counts."""

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.shared import phrases
from view import formats

GENERAL = ("keuze_gemeenten", "methode")


def base(ask: Ask) -> int:
    """How many municipalities were asked."""
    return int(ask("needs/counts", themes=("kwestie",))["base_n"].max())


def context(ask: Ask) -> pd.DataFrame:
    """What the report says beside its counts: the rows of trust/context on needs."""
    return ask("trust/context", topic="behoeften")


def year(ask: Ask) -> str:
    """The year of the quickscan."""
    return str(context(ask)["period"].iloc[0])


def statements(ask: Ask, *subjects: str) -> tuple[str, ...]:
    """What the report says about these subjects, in our words."""
    rows = context(ask)
    return tuple(rows.loc[rows["subject"].isin(subjects), "statement"])


def places(ask: Ask, *subjects: str) -> list[tuple[str, str]]:
    """Where the report says so: (source_id, locator) of each statement."""
    rows = context(ask)
    rows = rows[rows["subject"].isin(subjects)]
    return list(zip(rows["source_id"], rows["locator"], strict=True))


def municipalities(count: float, of: float) -> str:
    """'Alle 49 gemeenten', '46 van de 49 gemeenten'."""
    many = formats.plural(int(of), "gemeente", "gemeenten")
    return f"Alle {many}" if count == of else f"{formats.integer(count)} van de {many}"


def named(rows: pd.DataFrame) -> str:
    """'46 van de 49 gemeenten noemen radicalisering, 27 wantrouwen jegens de overheid', of rows with known counts."""
    parts: list[str] = []
    first_base = None
    # who left a question open does not count along, so two subjects may have different bases
    for (count, base), same in rows.groupby(["municipalities", "base_n"], sort=False):
        labels = formats.enumerate_words([phrases.within(label) for label in same["label"]])
        verb = "noemt" if count == 1 else "noemen"
        if first_base is None:
            first_base = base
            lead = f"{municipalities(count, base)} {verb}"
        else:
            lead = formats.integer(count) + ("" if base == first_base else f" van de {formats.integer(base)}")
        parts.append(f"{lead} {labels}")
    return ", ".join(parts) or "Van geen enkel onderwerp is een aantal bekend"
