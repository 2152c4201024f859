"""Money per cluster: what was granted in each year, and which share of it."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from exhibits import words
from exhibits.exhibit import Ask, Entries, Exhibit, Kind, cite
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.dumbbell import Pair, dumbbell

HARMONISED = "gelijk"
LETTERED = "letters"
GRANTED_NOTE = "'Toegekend' is wat de NCTV verleende; hoeveel ervan is besteed, staat niet in de bron."


def options(ask: Ask) -> dict[str, str]:
    """cluster_id → name, in order."""
    return dict(ask("money/clusters")[["cluster_id", "name"]].itertuples(index=False))


def szw_clusters(ask: Ask) -> tuple[str, ...]:
    """The clusters for which SZW co-assesses applications."""
    found = ask("money/clusters")
    return tuple(found.loc[found["szw_assesses"], "cluster_id"])


def rows_of(ask: Ask, scheme: str, clusters: Sequence[str]) -> pd.DataFrame:
    name = "money/by_letter" if scheme == LETTERED else "money/by_cluster"
    return ask(name, clusters=tuple(clusters))


def filters_of(ask: Ask, scheme: str, clusters: Sequence[str]) -> tuple[str, ...]:
    names = options(ask)
    chosen = (
        "alle clusters"
        if len(clusters) == len(names)
        else formats.enumerate_words([names[c].lower() for c in clusters])
    )
    drawn = "letters zoals ze in elk jaar golden" if scheme == LETTERED else "clusters gelijkgetrokken over de jaren"
    return (f"Indeling: {drawn}", f"Clusters: {chosen}")


def among(ask: Ask, clusters: Sequence[str]) -> str:
    """What a title adds when it compares only some of the clusters."""
    names = options(ask)
    if len(clusters) == len(names):
        return ""
    return f", alleen {names[clusters[0]].lower()}" if len(clusters) == 1 else ", gekozen clusters"


def break_note(ask: Ask, scheme: str) -> str:
    breaks = ask("money/letter_breaks")
    parts = [
        f"{r.name.lower()} is {r.first_letters} in {r.first_year} en {r.last_letters} in {r.last_year}"
        for r in breaks.itertuples()
    ]
    told = formats.enumerate_words(parts)
    if scheme == LETTERED:
        return f"Breuk in de reeks: {told}. Gearceerde rijen zijn daarom niet met elkaar te vergelijken."
    return f"Gelijkgetrokken: {told}."


def years_of(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["year"].min()), int(rows["year"].max())


def bars_of(rows: pd.DataFrame, measure: str, text: Callable[[Any], str], ask: Ask, scheme: str) -> list[Row]:
    """A row a cluster (or letter) with a bar a year; a letter that changed meaning is hatched."""
    broken = set(ask("money/letter_breaks")["cluster_id"]) if scheme == LETTERED else set()
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


def table_of(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Cluster": rows["label"],
            "Jaar": rows["year"],
            "Letters": rows["letters"],
            "Activiteiten": rows["activities"],
            "Toegekend": rows["amount_eur"],
            "Gemiddeld per activiteit": rows["mean_eur"],
        }
    ).reset_index(drop=True)


TABLE_KINDS: dict[str, Kind] = {
    "Jaar": "year",
    "Activiteiten": "integer",
    "Toegekend": "eur",
    "Gemiddeld per activiteit": "eur",
}


def answer(ask: Ask, scheme: str, clusters: Sequence[str]) -> str:
    """The page's question answered in one sentence, for the chosen clusters."""
    rows = ask("money/by_cluster", clusters=tuple(clusters))
    first, last = years_of(rows)
    sums = rows.groupby("year")[["amount_eur", "activities"]].sum()
    old, new = sums.loc[first], sums.loc[last]
    top = rows[rows["year"] == last].sort_values("amount_eur", ascending=False).iloc[0]
    share = top["amount_eur"] / new["amount_eur"] * 100
    chosen = "" if len(clusters) == len(options(ask)) else " voor de gekozen clusters"
    if len(clusters) == 1:
        chosen = f" voor {options(ask)[clusters[0]].lower()}"
    lead = (
        f"In {first} is{chosen} {formats.eur_short(old['amount_eur'])} toegekend aan {formats.integer(old['activities'])} "
        f"activiteiten, in {last} {formats.eur_short(new['amount_eur'])} aan {formats.integer(new['activities'])}: "
        f"{words.more_or_less(old['amount_eur'], new['amount_eur'])} geld, "
        f"{words.more_or_less(old['activities'], new['activities'])} activiteiten."
    )
    if len(clusters) == 1:
        return lead
    of_those = " daarvan" if chosen else ""
    return f"{lead} Het meeste ging in {last} naar {top['label'].lower()} ({formats.whole_pct(share)}{of_those})."


def amounts(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Granted per cluster (or letter) and year, side by side."""
    rows = rows_of(ask, scheme, clusters)
    first, last = years_of(rows)
    change = ask("money/cluster_change", clusters=tuple(clusters), from_year=first, to_year=last).sort_values(
        "change_eur"
    )
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
        title = f"Van {first} op {last}{among(ask, clusters)}: " + (", ".join(parts) or "niets veranderd")
    alt = f"Staven per cluster voor {first} en {last}. " + " ".join(
        f"{r.label}, {r.year}: {formats.eur(r.amount_eur)}." for r in rows.itertuples()
    )
    return Exhibit(
        key="clusters-bedragen",
        title=title,
        figure=rows_of_bars(bars_of(rows, "amount_eur", formats.eur, ask, scheme)),
        table=table_of(rows),
        kinds=TABLE_KINDS,
        alt=alt,
        notes=(break_note(ask, scheme), GRANTED_NOTE),
        sources=cite(ask, rows),
        filters=filters_of(ask, scheme, clusters),
    )


def shares(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Each cluster's (or letter's) share of all that was granted in a year, first year to last."""
    everything = rows_of(ask, scheme, tuple(options(ask)))
    first, last = years_of(everything)
    totals = everything.groupby("year")["amount_eur"].sum()
    everything = everything.assign(share_pct=everything["amount_eur"] / everything["year"].map(totals) * 100)
    rows = everything[everything["cluster_id"].isin(list(clusters))]
    pairs = []
    for _, group in rows.groupby("row_id", sort=False):
        by_year = group.set_index("year")["share_pct"]
        old, new = by_year.get(first), by_year.get(last)
        label = " | ".join(dict.fromkeys(group["label"]))
        told = [formats.pct(v) for v in (old, new)]
        pairs.append(Pair(label, old, new, told[0], told[1], f"{label}: {told[0]} in {first}, {told[1]} in {last}"))
    newest = rows[rows["year"] == last].sort_values("share_pct", ascending=False)
    if len(newest) > 2:
        top = newest.head(2)
        names = [n if scheme == LETTERED else n.lower() for n in top["label"]]
        names[0] = names[0][0].upper() + names[0][1:]
        title = f"{names[0]} en {names[1]} samen: {formats.whole_pct(top['share_pct'].sum())} van het geld in {last}"
    else:
        before = rows.loc[rows["year"] == first, "share_pct"].sum()
        subject = options(ask)[clusters[0]] if len(clusters) == 1 else "De gekozen clusters samen"
        title = (
            f"{subject}: {formats.pct(before)} van het geld in {first}, "
            f"{formats.pct(newest['share_pct'].sum())} in {last}"
        )
    return Exhibit(
        key="clusters-aandelen",
        title=title,
        figure=dumbbell(pairs, str(first), str(last), maximum=float(rows["share_pct"].max())),
        table=pd.DataFrame(
            {
                "Cluster": rows["label"],
                "Jaar": rows["year"],
                "Aandeel": rows["share_pct"],
                "Toegekend": rows["amount_eur"],
            }
        ).reset_index(drop=True),
        kinds={"Jaar": "year", "Aandeel": "pct", "Toegekend": "eur"},
        alt=f"Per cluster een open punt voor {first} en een dicht punt voor {last}, op een schaal van het aandeel in het totaal. "
        + " ".join(f"{r.label}, {r.year}: {formats.pct(r.share_pct)}." for r in rows.itertuples()),
        notes=("Aandeel in het totaal van alle clusters in dat jaar, ook als u clusters kiest.",),
        sources=cite(ask, rows),
        filters=filters_of(ask, scheme, clusters),
    )


def choices(ask: Ask) -> list[tuple[str, ...]]:
    """Some choices of clusters, the page's default first."""
    return [tuple(options(ask)), szw_clusters(ask), ("pga",), ("analyse", "evaluatie")]


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices; see `exhibits.catalogue`."""
    grid = [{"scheme": scheme, "clusters": picked} for scheme in (HARMONISED, LETTERED) for picked in choices(ask)]
    return [(amounts, grid), (shares, grid)]
