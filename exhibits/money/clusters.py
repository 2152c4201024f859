"""Money per cluster: what was granted in each year, and which share of it."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.cluster_choice import LETTERED, ClusterChoice, cluster_names
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.dumbbell import Pair, dumbbell

GRANTED_NOTE = "'Toegekend' is wat de NCTV verleende; hoeveel ervan is besteed, staat niet in de bron."


def allocations(ask: Ask, choice: ClusterChoice) -> pd.DataFrame:
    """The rows of money/by_cluster or money/by_letter for the choice."""
    name = "money/by_letter" if choice.scheme == LETTERED else "money/by_cluster"
    return ask(name, clusters=choice.picked(ask))


def among(ask: Ask, choice: ClusterChoice) -> str:
    """What a title adds when it compares only some of the clusters."""
    picked = choice.picked(ask)
    if choice.is_all(ask):
        return ""
    return f", alleen {cluster_names(ask)[picked[0]].lower()}" if len(picked) == 1 else ", gekozen clusters"


def break_note(ask: Ask, choice: ClusterChoice) -> str:
    """Which letters changed their meaning between the years, and what that means for the figure."""
    breaks = ask("money/letter_breaks")
    parts = [
        f"{r.name.lower()} is {r.first_letters} in {r.first_year} en {r.last_letters} in {r.last_year}"
        for r in breaks.itertuples()
    ]
    changes = formats.enumerate_words(parts)
    if choice.scheme == LETTERED:
        return f"Breuk in de reeks: {changes}. Gearceerde rijen zijn daarom niet met elkaar te vergelijken."
    return f"Gelijkgetrokken: {changes}."


def years_of(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["year"].min()), int(rows["year"].max())


def bars_of(rows: pd.DataFrame, measure: str, text: Callable[[Any], str], ask: Ask, choice: ClusterChoice) -> list[Row]:
    """A row a cluster (or letter) with a bar a year; a letter that changed meaning is hatched."""
    broken = set(ask("money/letter_breaks")["cluster_id"]) if choice.scheme == LETTERED else set()
    first, _ = years_of(rows)
    made = []
    for _, group in rows.groupby("row_id", sort=False):
        labels = list(dict.fromkeys(group["label"]))
        bars = [
            Bar(
                float(getattr(r, measure)),
                f"{r.year}: {text(getattr(r, measure))}",
                palette.GREY if r.year == first else palette.CLUSTER[r.cluster_id],
                f"{r.label}, {r.year} (letter {r.letters}): {text(getattr(r, measure))}",
                hatched=r.cluster_id in broken,
            )
            for r in group.itertuples()
        ]
        label = labels[0] if len(labels) == 1 else " | ".join(f"{r.label} ({r.year})" for r in group.itertuples())
        made.append(Row(label + (" (breuk)" if any(b.hatched for b in bars) else ""), bars))
    return made


def columns_of(rows: pd.DataFrame, *titles: str) -> Table:
    """The rows of money/by_cluster or money/by_letter under Dutch titles; all columns, or only those of `titles`."""
    columns = (
        Column("Cluster", "text", rows["label"]),
        Column("Jaar", "year", rows["year"]),
        Column("Letters", "text", rows["letters"]),
        Column("Activiteiten", "integer", rows["activities"]),
        Column("Toegekend", "eur", rows["amount_eur"]),
        Column("Gemiddeld per activiteit", "eur", rows["mean_eur"]),
    )
    return Table(c for c in columns if not titles or c.title in titles)


def answer(ask: Ask, choice: ClusterChoice) -> str:
    """The page's question answered in one sentence, for the chosen clusters."""
    names, picked = cluster_names(ask), choice.picked(ask)
    rows = ask("money/by_cluster", clusters=picked)
    first, last = years_of(rows)
    sums = rows.groupby("year")[["amount_eur", "activities"]].sum()
    old, new = sums.loc[first], sums.loc[last]
    top = rows[rows["year"] == last].sort_values("amount_eur", ascending=False).iloc[0]
    share = top["amount_eur"] / new["amount_eur"] * 100
    chosen = "" if choice.is_all(ask) else " voor de gekozen clusters"
    if len(picked) == 1:
        chosen = f" voor {names[picked[0]].lower()}"
    lead = (
        f"In {first} is{chosen} {formats.eur_short(old['amount_eur'])} toegekend aan {formats.integer(old['activities'])} "
        f"activiteiten, in {last} {formats.eur_short(new['amount_eur'])} aan {formats.integer(new['activities'])}: "
        f"{phrases.more_or_less(old['amount_eur'], new['amount_eur'])} geld, "
        f"{phrases.more_or_less(old['activities'], new['activities'])} activiteiten."
    )
    if len(picked) == 1:
        return lead
    of_those = " daarvan" if chosen else ""
    return f"{lead} Het meeste ging in {last} naar {top['label'].lower()} ({formats.whole_pct(share)}{of_those})."


def amounts(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Granted per cluster (or letter) and year, side by side."""
    rows = allocations(ask, choice)
    first, last = years_of(rows)
    change = ask("money/cluster_change", clusters=choice.picked(ask)).sort_values("change_eur")
    down, up = change.iloc[0], change.iloc[-1]
    parts = []
    for row, verb, several in (
        (up, "groeide", (change["change_eur"] > 0).sum() > 1),
        (down, "daalde", (change["change_eur"] < 0).sum() > 1),
    ):
        if (row["change_eur"] > 0) == (verb == "groeide") and row["change_eur"]:
            most = " het meest" if several else ""
            parts.append(f"{row['name'].lower()} {verb}{most} ({formats.eur(row['change_eur'], signed=True)})")
    if len(change) == 1:
        title = f"{up['name']}: van {formats.eur(up['from_eur'])} in {first} naar {formats.eur(up['to_eur'])} in {last}"
    else:
        title = f"Van {first} op {last}{among(ask, choice)}: " + (", ".join(parts) or "niets veranderd")
    alt = f"Staven per cluster voor {first} en {last}. " + " ".join(
        f"{r.label}, {r.year}: {formats.eur(r.amount_eur)}." for r in rows.itertuples()
    )
    return Exhibit(
        key="clusters-bedragen",
        title=title,
        subtitle=f"Toegekend per cluster in {first} en {last}, in euro",
        figure=rows_of_bars(bars_of(rows, "amount_eur", formats.eur, ask, choice)),
        table=columns_of(rows),
        alt=alt,
        caveat=GRANTED_NOTE,
        notes=(break_note(ask, choice),),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )


def shares(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Each cluster's (or letter's) share of all that was granted in a year, first year to last."""
    names, picked = cluster_names(ask), choice.picked(ask)
    everything = allocations(ask, choice.of_all())
    first, last = years_of(everything)
    totals = everything.groupby("year")["amount_eur"].sum()
    everything = everything.assign(share_pct=everything["amount_eur"] / everything["year"].map(totals) * 100)
    rows = everything[everything["cluster_id"].isin(list(picked))]
    pairs = []
    for _, group in rows.groupby("row_id", sort=False):
        by_year = group.set_index("year")["share_pct"]
        old, new = by_year.get(first), by_year.get(last)
        label = " | ".join(dict.fromkeys(group["label"]))
        texts = [formats.pct(v) for v in (old, new)]
        pairs.append(Pair(label, old, new, texts[0], texts[1], f"{label}: {texts[0]} in {first}, {texts[1]} in {last}"))
    newest = rows[rows["year"] == last].sort_values("share_pct", ascending=False)
    if len(newest) > 2:
        top = newest.head(2)
        labels = [n if choice.scheme == LETTERED else n.lower() for n in top["label"]]
        labels[0] = labels[0][0].upper() + labels[0][1:]
        title = f"{labels[0]} en {labels[1]} samen: {formats.whole_pct(top['share_pct'].sum())} van het geld in {last}"
    else:
        before = rows.loc[rows["year"] == first, "share_pct"].sum()
        subject = names[picked[0]] if len(picked) == 1 else "De gekozen clusters samen"
        title = (
            f"{subject}: {formats.pct(before)} van het geld in {first}, "
            f"{formats.pct(newest['share_pct'].sum())} in {last}"
        )
    return Exhibit(
        key="clusters-aandelen",
        title=title,
        subtitle=f"Aandeel in het totaalbedrag van {first} en van {last}, in procenten",
        figure=dumbbell(pairs, str(first), str(last), maximum=float(rows["share_pct"].max())),
        table=Table(
            [
                Column("Cluster", "text", rows["label"]),
                Column("Jaar", "year", rows["year"]),
                Column("Aandeel", "pct", rows["share_pct"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
            ]
        ),
        alt=f"Per cluster een open punt voor {first} en een dicht punt voor {last}, op een schaal van het aandeel in het totaal. "
        + " ".join(f"{r.label}, {r.year}: {formats.pct(r.share_pct)}." for r in rows.itertuples()),
        notes=("Aandeel in het totaal van alle clusters in dat jaar, ook als u clusters kiest.",),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )
