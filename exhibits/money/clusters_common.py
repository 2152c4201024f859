"""What all exhibits per cluster share: the rows of a choice, what each series is, and what must be said about it."""

from dataclasses import dataclass

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.money.cluster_choice import LETTERED, ClusterChoice, cluster_names
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
    """The rows of money/by_cluster or money/by_letter for the choice."""
    name = "money/by_letter" if choice.scheme == LETTERED else "money/by_cluster"
    return ask(name, clusters=choice.picked(ask))


def years_of(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["year"].min()), int(rows["year"].max())


def series_of(ask: Ask, choice: ClusterChoice, rows: pd.DataFrame) -> list[Series]:
    """Harmonised clusters, what changed most in money first; letters in their order, cut where the meaning changed."""
    first, last = years_of(rows)
    broken = set(ask("money/letter_breaks")["cluster_id"]) if choice.scheme == LETTERED else set()
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
    breaks = ask("money/letter_breaks")
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


def totals(ask: Ask, choice: ClusterChoice) -> tuple[pd.Series, pd.Series]:
    """(first year, last year): amount_eur and activities of the chosen clusters; the year is the name of each."""
    rows = ask("money/by_cluster", clusters=choice.picked(ask))
    sums = rows.groupby("year")[["amount_eur", "activities"]].sum()
    return sums.iloc[0], sums.iloc[-1]


def among(ask: Ask, choice: ClusterChoice) -> str:
    """'Alleen preventie: ', 'Selectie: ', or nothing for all of them: how a title begins."""
    picked = choice.picked(ask)
    if choice.is_all(ask):
        return ""
    return f"Alleen {cluster_names(ask)[picked[0]].lower()}: " if len(picked) == 1 else "Selectie: "
