"""The activities behind the clusters: what may be chosen, a page of the list, and what the choice adds up to.

Each function takes `ask` and one `Chosen` and gives the frame of a query in queries/money/, whose header lists the columns.
"""

from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

import pandas as pd

from store.reading import Ask

Sort: TypeAlias = Literal["amount", "year", "cluster", "municipality", "title"]

EVALUATED_ABOVE_EUR = 100_000
"""Above this an evaluation was compulsory: of what was awarded (RAND Europe, 2022), or applied for (SZW, 2021)."""
CLASS_EDGES_EUR = (0, 10_000, 25_000, 50_000, 100_000, 250_000)
LARGEST = 5
PAGE_ROWS = 100


@dataclass(frozen=True)
class Chosen:
    """Which activities: an empty tuple, an empty text and None limit nothing; '' in `target_groups` is: not known."""

    years: tuple[int, ...] = ()
    clusters: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    from_eur: float | None = None
    to_eur: float | None = None
    text: str = ""


def choices(ask: Ask) -> pd.DataFrame:
    """kind (year, cluster, municipality, target_group), value, label, activities, highest_eur."""
    return ask("money/activity_choices")


def listed(ask: Ask, chosen: Chosen, *, sort: Sort = "amount", rows: int = PAGE_ROWS, start: int = 0) -> pd.DataFrame:
    """`rows` activities from position `start`, the highest amount first or by another column first."""
    return ask("money/activities", **asdict(chosen), sort=sort, row_limit=rows, row_offset=start)


def total(ask: Ask, chosen: Chosen) -> pd.DataFrame:
    """One row: records (for paging), activities, municipalities, amount_eur, median_eur."""
    return ask("money/activity_total", **asdict(chosen))


def distribution(ask: Ask, chosen: Chosen) -> pd.DataFrame:
    """Per cluster: lowest, quartiles, mean and highest amount of an activity."""
    return ask("money/activity_distribution", **asdict(chosen))


def classes(ask: Ask, chosen: Chosen, edges_eur: tuple[float, ...] = CLASS_EDGES_EUR) -> pd.DataFrame:
    """Per cluster and class of amounts [from_eur, below_eur): activities, amount_eur; the last class is open."""
    return ask("money/activity_classes", **asdict(chosen), edges_eur=edges_eur)


def split(ask: Ask, chosen: Chosen) -> pd.DataFrame:
    """Per municipality and cluster: activities, amount_eur; the municipality with most money first."""
    return ask("money/activity_split", **asdict(chosen))


def concentration(ask: Ask, chosen: Chosen, largest: int = LARGEST) -> pd.DataFrame:
    """Two rows (level gemeente, activiteit): the share of the largest few in the money, in percent."""
    return ask("money/activity_concentration", **asdict(chosen), largest=largest)


def evaluation(ask: Ask, chosen: Chosen, threshold_eur: float = EVALUATED_ABOVE_EUR) -> pd.DataFrame:
    """Per cluster, municipality, due or not, and recorded state: activities, amount_eur."""
    return ask("money/activity_evaluation", **asdict(chosen), threshold_eur=threshold_eur)


def evaluation_money(ask: Ask, chosen: Chosen, threshold_eur: float = EVALUATED_ABOVE_EUR) -> pd.DataFrame:
    """Per year: money due for evaluation, commissioned and delivered, beside the evaluation cluster's own money."""
    return ask("money/activity_evaluation_money", **asdict(chosen), threshold_eur=threshold_eur)


def due(ask: Ask, chosen: Chosen, threshold_eur: float = EVALUATED_ABOVE_EUR) -> pd.DataFrame:
    """The activities whose evaluation is due, what is still to be commissioned first."""
    return ask("money/activity_due", **asdict(chosen), threshold_eur=threshold_eur)
