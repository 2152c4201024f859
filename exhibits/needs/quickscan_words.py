"""Sentences on counts of the quickscan: who named what, how often; and what the report says about its own counts."""

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.shared import phrases
from view import formats


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


def labels(rows: pd.DataFrame) -> str:
    """'ouders en onderwijs'; 'ouders (van 12) en onderwijs (van 11)' where their counts have different bases."""
    several = rows["base_n"].nunique() > 1
    bases = [f" (van {formats.integer(n)})" if several else "" for n in rows["base_n"]]
    return formats.enumerate_words(
        [f"{phrases.within(label)}{base}" for label, base in zip(rows["label"], bases, strict=True)]
    )


def further(count: float, of: float, first_of: float) -> str:
    """A count after another one of `first_of`: '31', or '31 van de 11' when its base differs."""
    return formats.integer(count) + ("" if of == first_of else f" van de {formats.integer(of)}")


def named(rows: pd.DataFrame) -> str:
    """'46 van de 49 gemeenten noemen radicalisering, 27 wantrouwen jegens de overheid', of rows with known counts."""
    parts: list[str] = []
    first_base = None
    # who left a question open does not count along, so two subjects may have different bases
    for (count, base), same in rows.groupby(["municipalities", "base_n"], sort=False):
        verb = "noemt" if count == 1 else "noemen"
        if first_base is None:
            first_base = base
            lead = f"{municipalities(count, base)} {verb}"
        else:
            lead = further(count, base, first_base)
        parts.append(f"{lead} {labels(same)}")
    return ", ".join(parts) or "Van geen enkel onderwerp is een aantal bekend"
