"""What all exhibits per cluster share: the rows of a choice, what each series is, and what must be said about it."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.money.cluster_choice import LETTERED, SZW, ClusterChoice, cluster_names
from exhibits.money.context import context_of
from exhibits.shared import own
from view import formats

GRANTED_NOTE = "'Toegekend' is wat de NCTV verleende; hoeveel ervan is besteed, staat niet in de bron."


@dataclass(frozen=True)
class Series:
    """A cluster, or a letter as long as it means the same: its rows of the first and the last year, None where absent."""

    label: str
    cluster_id: str
    first: pd.Series | None
    last: pd.Series | None

    @property
    def is_whole(self) -> bool:
        return self.first is not None and self.last is not None


def allocations(ask: Ask, choice: ClusterChoice) -> pd.DataFrame:
    """The rows of money/by_cluster or money/by_letter for the choice, of all years."""
    name = "money/by_letter" if choice.scheme == LETTERED else "money/by_cluster"
    return ask(name, clusters=choice.picked(ask))


def of_compared_years(ask: Ask, choice: ClusterChoice, rows: pd.DataFrame) -> pd.DataFrame:
    """Of rows of all years (column year), those of the two that are compared."""
    return rows[rows["year"].isin(choice.years(ask))].reset_index(drop=True)


def breaks_of(ask: Ask, choice: ClusterChoice) -> pd.DataFrame:
    """The rows of money/letter_breaks between the two years of the choice."""
    first, last = choice.years(ask)
    return ask("money/letter_breaks", from_year=first, to_year=last)


def year_names(ask: Ask, choice: ClusterChoice) -> tuple[str, str]:
    """The two years as they read: '2020', '2023 (eigen gegevens)'."""
    mine = own.own_years(ask("money/by_cluster", clusters=tuple(cluster_names(ask))))
    first, last = choice.years(ask)
    return own.year_text(first, mine), own.year_text(last, mine)


def own_notes(ask: Ask, choice: ClusterChoice, years: Iterable[int]) -> tuple[str, ...]:
    """Which of these years are the user's own, as a note; and that SZW's selection is of another year."""
    mine = own.own_years(ask("money/by_cluster", clusters=tuple(cluster_names(ask)))) & {int(year) for year in years}
    made = own.years_note(mine)
    if not mine or choice.selection != SZW:
        return made
    letter = str(context_of(ask, "geld", "szw_beoordeelt_mee")["period"].max())
    named = formats.enumerate_words([str(year) for year in sorted(mine)])
    return (
        *made,
        f"Welke clusters SZW meebeoordeelt, lezen wij in een brief van {letter}; over {named} zegt die niets.",
    )


def series_of(ask: Ask, choice: ClusterChoice, rows: pd.DataFrame) -> list[Series]:
    """Harmonised clusters, what changed most in money first; letters in their order, cut where the meaning changed.

    Of the two years of the choice; a cluster that neither of them has is left out.
    """
    first, last = choice.years(ask)
    broken = set(breaks_of(ask, choice)["cluster_id"]) if choice.scheme == LETTERED else set()
    made = []
    for _, group in rows.groupby("row_id", sort=False):
        ends = {int(r["year"]): r for _, r in group.iterrows()}
        old, new = ends.get(first), ends.get(last)
        changed = any(end is not None and end["cluster_id"] in broken for end in (old, new))
        if old is not None and new is not None and not changed:
            made.append(Series(str(new["label"]), str(new["cluster_id"]), old, new))
            continue
        if old is not None:
            made.append(Series(f"{old['label']} (letter in {first})", str(old["cluster_id"]), old, None))
        if new is not None:
            made.append(Series(f"{new['label']} (letter in {last})", str(new["cluster_id"]), None, new))
    if choice.scheme != LETTERED:
        made.sort(key=lambda s: -(s.last["amount_eur"] - s.first["amount_eur"] if s.is_whole else 0))  # type: ignore[index]
    return made


def break_note(ask: Ask, choice: ClusterChoice) -> str:
    """Which letters changed their meaning between the years, and what that means for the figure."""
    breaks = breaks_of(ask, choice)
    if breaks.empty:
        return ""
    parts = [
        f"{r.name.lower()} is {r.first_letters} in {r.first_year} en {r.last_letters} in {r.last_year}"
        for r in breaks.itertuples()
    ]
    changes = formats.enumerate_words(parts)
    if choice.scheme == LETTERED:
        return f"Breuk in de reeks: {changes}. Die letters staan daarom per jaar apart."
    return f"Gelijkgetrokken over de jaren: {changes}."


@dataclass(frozen=True)
class Total:
    """What the chosen clusters got in a year; `missing` names those of which the year has no amount."""

    year: int
    amount_eur: float
    activities: int
    missing: tuple[str, ...]


def totals(ask: Ask, choice: ClusterChoice) -> tuple[Total, Total]:
    """(earlier year, later year) of the chosen clusters. Compare them only where the same clusters are missing."""
    names, picked = cluster_names(ask), choice.picked(ask)
    rows = ask("money/by_cluster", clusters=picked)

    def total(year: int) -> Total:
        mine = rows[rows["year"] == year]
        missing = tuple(names[c] for c in picked if c not in set(mine["cluster_id"]))
        return Total(year, float(mine["amount_eur"].sum()), int(mine["activities"].sum()), missing)

    first, last = choice.years(ask)
    return total(first), total(last)


def among(ask: Ask, choice: ClusterChoice) -> str:
    """'Alleen preventie: ', 'Selectie: ', or nothing for all of them: how a title begins."""
    picked = choice.picked(ask)
    if choice.is_all(ask):
        return ""
    return f"Alleen {cluster_names(ask)[picked[0]].lower()}: " if len(picked) == 1 else "Selectie: "
