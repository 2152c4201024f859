"""Money per cluster as the page on needs and money says it: in millions, a user's own years named as such."""

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.money.cluster_choice import cluster_names, latest_years
from exhibits.shared import own
from view import formats


def mln(amount_eur: float) -> str:
    """All amounts of this page in the same unit, so that they compare at a glance."""
    return formats.mln_eur(amount_eur / 1e6)


def bare(amount_eur: float) -> str:
    """'1,20': millions under a heading that says so; a phone has no room for more."""
    return mln(amount_eur).strip("€ml\u00a0 n")


def money_of(ask: Ask) -> pd.DataFrame:
    """The rows of money/by_cluster of the last two years that can be compared."""
    rows = ask("money/by_cluster", clusters=tuple(cluster_names(ask)))
    return rows[rows["year"].isin(latest_years(ask))].reset_index(drop=True)


def amount(money: pd.DataFrame, cluster_id: str, year: int) -> float | None:
    rows = money[(money["cluster_id"] == cluster_id) & (money["year"] == year)]
    return None if rows.empty else float(rows["amount_eur"].iloc[0])


def amounts(money: pd.DataFrame, cluster_id: str) -> str:
    """'€ 1,20 mln in 2020, € 1,09 mln in 2021'"""
    rows = money[money["cluster_id"] == cluster_id]
    mine = own.own_years(money)
    return (
        ", ".join(f"{mln(r.amount_eur)} in {own.year_text(r.year, mine)}" for r in rows.itertuples()) or formats.UNKNOWN
    )
