"""Money per cluster: what was granted in 2020 and 2021, what changed, and by what."""

from collections.abc import Sequence

import pandas as pd

from exhibits import words
from exhibits.exhibit import Ask, Exhibit, cite
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.lines import Pair, dumbbell

HARMONISED = "gelijk"
EURO = "€\u00a0"
LETTERED = "letters"
GRANTED_NOTE = "'Toegekend' is wat de NCTV verleende; hoeveel ervan is besteed, staat niet in de bron."


def options(ask: Ask) -> dict[str, str]:
    """cluster_id → name, in order."""
    return dict(ask("money/clusters")[["cluster_id", "name"]].itertuples(index=False))


def szw_clusters(ask: Ask) -> tuple[str, ...]:
    """The clusters for which SZW co-assesses applications."""
    found = ask("money/clusters")
    return tuple(found.loc[found["szw_assesses"], "cluster_id"])


def _rows(ask: Ask, scheme: str, clusters: Sequence[str]) -> pd.DataFrame:
    name = "money/by_letter" if scheme == LETTERED else "money/by_cluster"
    return ask(name, clusters=tuple(clusters))


def _filters(ask: Ask, scheme: str, clusters: Sequence[str]) -> tuple[str, ...]:
    names = options(ask)
    chosen = (
        "alle clusters"
        if len(clusters) == len(names)
        else formats.enumerate_words([names[c].lower() for c in clusters])
    )
    drawn = "letters zoals ze in elk jaar golden" if scheme == LETTERED else "clusters gelijkgetrokken over de jaren"
    return (f"Indeling: {drawn}", f"Clusters: {chosen}")


def _break_note(ask: Ask, scheme: str) -> str:
    breaks = ask("money/letter_breaks")
    parts = [
        f"{r.name.lower()} is {r.first_letters} in {r.first_year} en {r.last_letters} in {r.last_year}"
        for r in breaks.itertuples()
    ]
    told = formats.enumerate_words(parts)
    if scheme == LETTERED:
        return f"Breuk in de reeks: {told}. Gearceerde rijen zijn daarom niet met elkaar te vergelijken."
    return f"Gelijkgetrokken: {told}."


def _years(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["year"].min()), int(rows["year"].max())


def _pairs(rows: pd.DataFrame, measure: str, text: object, ask: Ask, scheme: str) -> list[Row]:
    """A row a cluster (or letter) with a bar a year; a letter that changed meaning is hatched."""
    broken = set(ask("money/letter_breaks")["cluster_id"]) if scheme == LETTERED else set()
    first, _ = _years(rows)
    made = []
    for _, group in rows.groupby("row_id", sort=False):
        labels = list(dict.fromkeys(group["label"]))
        bars = [
            Bar(
                float(getattr(r, measure)),
                f"{r.year}: {text(getattr(r, measure))}",  # type: ignore[operator]
                palette.GREY if r.year == first else palette.CLUSTER[r.cluster_id],
                f"{r.label}, {r.year} (letter {r.letters}): {text(getattr(r, measure))}",  # type: ignore[operator]
                hatched=r.cluster_id in broken,
            )
            for r in group.itertuples()
        ]
        label = labels[0] if len(labels) == 1 else " | ".join(f"{r.label} ({r.year})" for r in group.itertuples())
        made.append(Row(label + (" (breuk)" if any(b.hatched for b in bars) else ""), bars))
    return made


def _table(rows: pd.DataFrame) -> pd.DataFrame:
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


TABLE_KINDS = {
    "Jaar": "year",
    "Activiteiten": "integer",
    "Toegekend": "eur",
    "Gemiddeld per activiteit": "eur",
}


def answer(ask: Ask, scheme: str, clusters: Sequence[str]) -> str:
    """The page's question answered in one sentence, for the chosen clusters."""
    rows = ask("money/by_cluster", clusters=tuple(clusters))
    first, last = _years(rows)
    sums = rows.groupby("year")[["amount_eur", "activities"]].sum()
    old, new = sums.loc[first], sums.loc[last]
    top = rows[rows["year"] == last].sort_values("amount_eur", ascending=False).iloc[0]
    share = top["amount_eur"] / new["amount_eur"] * 100
    chosen = "" if len(clusters) == len(options(ask)) else " voor de gekozen clusters"
    lead = (
        f"In {first} is{chosen} {formats.eur_short(old['amount_eur'])} toegekend aan {formats.integer(old['activities'])} "
        f"activiteiten, in {last} {formats.eur_short(new['amount_eur'])} aan {formats.integer(new['activities'])}: "
        f"{words.more_or_less(old['amount_eur'], new['amount_eur'])} geld, "
        f"{words.more_or_less(old['activities'], new['activities'])} activiteiten."
    )
    if len(clusters) == 1:
        return lead
    return f"{lead} Het meeste ging in {last} naar {top['label'].lower()} ({formats.pct(round(share))})."


def amounts(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Granted per cluster (or letter) and year, side by side."""
    rows = _rows(ask, scheme, clusters)
    first, last = _years(rows)
    change = ask("money/cluster_change", clusters=tuple(clusters), from_year=first, to_year=last).sort_values(
        "change_eur"
    )
    down, up = change.iloc[0], change.iloc[-1]
    parts = []
    if up["change_eur"] > 0:
        parts.append(f"{up['name'].lower()} groeide het meest ({formats.eur(up['change_eur'], signed=True)})")
    if down["change_eur"] < 0:
        parts.append(f"{down['name'].lower()} daalde het meest ({formats.eur(down['change_eur'], signed=True)})")
    if len(change) == 1:
        title = f"{up['name']}: van {formats.eur(up['from_eur'])} in {first} naar {formats.eur(up['to_eur'])} in {last}"
    else:
        title = f"Van {first} op {last}: " + ", ".join(parts)
    alt = f"Staven per cluster voor {first} en {last}. " + " ".join(
        f"{r.label}, {r.year}: {formats.eur(r.amount_eur)}." for r in rows.itertuples()
    )
    return Exhibit(
        key="clusters-bedragen",
        title=title,
        figure=rows_of_bars(_pairs(rows, "amount_eur", formats.eur, ask, scheme)),
        table=_table(rows),
        kinds=TABLE_KINDS,  # type: ignore[arg-type]
        alt=alt,
        notes=(_break_note(ask, scheme), GRANTED_NOTE),
        sources=cite(ask, rows),
        filters=_filters(ask, scheme, clusters),
    )


def activities(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Number of activities per cluster and year."""
    rows = _rows(ask, scheme, clusters)
    first, last = _years(rows)
    change = ask("money/cluster_change", clusters=tuple(clusters), from_year=first, to_year=last)
    change = change.assign(growth=change["to_activities"] - change["from_activities"]).sort_values(
        "growth", key=lambda s: s.abs(), ascending=False
    )
    top = change.iloc[0]
    money = words.more_or_less(top["from_eur"], top["to_eur"])
    title = (
        f"{top['name']}: {words.times(top['from_activities'], top['to_activities'])} activiteiten"
        f" ({top['from_activities']} naar {top['to_activities']}), voor {money} geld"
    )
    return Exhibit(
        key="clusters-activiteiten",
        title=title,
        figure=rows_of_bars(_pairs(rows, "activities", formats.integer, ask, scheme)),
        table=_table(rows)[["Cluster", "Jaar", "Letters", "Activiteiten"]],
        kinds={"Jaar": "year", "Activiteiten": "integer"},
        alt=f"Staven met het aantal activiteiten per cluster in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.integer(r.activities)}." for r in rows.itertuples()),
        notes=(_break_note(ask, scheme),),
        sources=cite(ask, rows),
        filters=_filters(ask, scheme, clusters),
    )


def mean_amounts(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Mean amount per activity, per cluster and year."""
    rows = _rows(ask, scheme, clusters)
    first, last = _years(rows)
    newest = rows[rows["year"] == last].sort_values("mean_eur", ascending=False)
    high, low = newest.iloc[0], newest.iloc[-1]
    title = f"Een activiteit kost in {last} gemiddeld het meest bij {high['label'].lower()} ({formats.eur(round(high['mean_eur']))})"
    if len(newest) > 1:
        title += f", het minst bij {low['label'].lower()} ({formats.eur(round(low['mean_eur']))})"
    if scheme == LETTERED:
        title = title.replace(high["label"].lower(), high["label"]).replace(low["label"].lower(), low["label"])
    return Exhibit(
        key="clusters-gemiddeld",
        title=title,
        figure=rows_of_bars(_pairs(rows, "mean_eur", lambda v: formats.eur(round(v)), ask, scheme)),
        table=_table(rows)[["Cluster", "Jaar", "Letters", "Gemiddeld per activiteit"]],
        kinds={"Jaar": "year", "Gemiddeld per activiteit": "eur"},
        alt=f"Staven met het gemiddelde bedrag per activiteit in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.eur(round(r.mean_eur))}." for r in rows.itertuples()),
        notes=(
            "Gemiddeld: toegekend bedrag gedeeld door het aantal activiteiten. Een gemiddelde zegt niets over de spreiding.",
        ),
        sources=cite(ask, rows),
        filters=_filters(ask, scheme, clusters),
    )


def change(ask: Ask, clusters: Sequence[str]) -> Exhibit:
    """The change per cluster, split into a part by number and a part by mean amount (midpoint method)."""
    known = ask("money/by_cluster", clusters=tuple(clusters))
    first, last = _years(known)
    rows = ask("money/cluster_change", clusters=tuple(clusters), from_year=first, to_year=last)
    by_size = rows.sort_values("change_eur", key=lambda s: s.abs(), ascending=False)
    opposed = by_size[(by_size["volume_eur"] * by_size["price_eur"] < 0)]
    told = opposed.loc[opposed["volume_eur"].abs().idxmax()] if len(opposed) else by_size.iloc[0]
    title = (
        f"{told['name']}: {formats.eur_short(told['volume_eur'], signed=True)} door "
        f"{'meer' if told['volume_eur'] > 0 else 'minder'} activiteiten, "
        f"{formats.eur_short(told['price_eur'], signed=True)} doordat ze "
        f"{'duurder' if told['price_eur'] > 0 else 'goedkoper'} werden"
    )
    bars = [
        Row(
            f"{r.name}: {formats.eur(r.change_eur, signed=True)}",
            [
                Bar(
                    r.volume_eur,
                    f"aantal {formats.eur_short(r.volume_eur, signed=True).replace(EURO, '')}",
                    palette.CLUSTER[r.cluster_id],
                    f"{r.name}: {formats.eur(round(r.volume_eur), signed=True)} door {r.from_activities} naar {r.to_activities} activiteiten",
                ),
                Bar(
                    r.price_eur,
                    f"bedrag {formats.eur_short(r.price_eur, signed=True).replace(EURO, '')}",
                    palette.GREY,
                    f"{r.name}: {formats.eur(round(r.price_eur), signed=True)} door een ander gemiddeld bedrag",
                ),
            ],
        )
        for r in rows.itertuples()
    ]
    total = rows[["from_eur", "to_eur", "change_eur", "volume_eur", "price_eur"]].sum()
    table = pd.DataFrame(
        {
            "Cluster": [*rows["name"], "Samen"],
            f"Toegekend {first}": [*rows["from_eur"], total["from_eur"]],
            f"Toegekend {last}": [*rows["to_eur"], total["to_eur"]],
            "Verandering": [*rows["change_eur"], total["change_eur"]],
            "Door aantal": [*rows["volume_eur"], total["volume_eur"]],
            "Door bedrag per activiteit": [*rows["price_eur"], total["price_eur"]],
        }
    )
    return Exhibit(
        key="clusters-verandering",
        title=title,
        figure=rows_of_bars(bars),
        table=table,
        kinds={c: "eur" for c in table.columns if c != "Cluster"},
        alt=f"Per cluster twee staven: welk deel van de verandering van {first} op {last} komt door het aantal activiteiten en welk deel door het bedrag per activiteit. "
        + " ".join(
            f"{r.name}: {formats.eur(round(r.volume_eur), signed=True)} door aantal, {formats.eur(round(r.price_eur), signed=True)} door bedrag."
            for r in rows.itertuples()
        ),
        notes=(
            "Gekleurd: door meer of minder activiteiten (aantal). Grijs: door een hoger of lager gemiddeld bedrag (bedrag). In euro's.",
            "Middelpuntmethode: aantal = verandering in aantal × gemiddeld bedrag over beide jaren; bedrag = verandering in gemiddeld bedrag × gemiddeld aantal. "
            "Samen zijn ze precies de verandering. Altijd op gelijkgetrokken clusters.",
        ),
        sources=cite(ask, rows),
        filters=_filters(ask, HARMONISED, clusters),
    )


def shares(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Each cluster's (or letter's) share of all that was granted in a year, first year to last."""
    everything = _rows(ask, scheme, tuple(options(ask)))
    first, last = _years(everything)
    totals = everything.groupby("year")["amount_eur"].sum()
    everything = everything.assign(share_pct=everything["amount_eur"] / everything["year"].map(totals) * 100)
    rows = everything[everything["cluster_id"].isin(list(clusters))]
    pairs = []
    for _, group in rows.groupby("row_id", sort=False):
        by_year = group.set_index("year")["share_pct"]
        old, new = by_year.get(first), by_year.get(last)
        label = " | ".join(dict.fromkeys(group["label"]))
        told = [formats.pct(None if v is None else round(v, 1)) for v in (old, new)]
        pairs.append(Pair(label, old, new, told[0], told[1], f"{label}: {told[0]} in {first}, {told[1]} in {last}"))
    newest = rows[rows["year"] == last].sort_values("share_pct", ascending=False)
    if len(newest) > 2:
        top = newest.head(2)
        names = [n if scheme == LETTERED else n.lower() for n in top["label"]]
        names[0] = names[0][0].upper() + names[0][1:]
        title = f"{names[0]} en {names[1]} samen: {formats.pct(round(top['share_pct'].sum()))} van het geld in {last}"
    else:
        before = rows.loc[rows["year"] == first, "share_pct"].sum()
        title = (
            f"Aandeel van de gekozen clusters: {formats.pct(round(before))} in {first}, "
            f"{formats.pct(round(newest['share_pct'].sum()))} in {last}"
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
        + " ".join(f"{r.label}, {r.year}: {formats.pct(round(r.share_pct, 1))}." for r in rows.itertuples()),
        notes=("Aandeel in het totaal van alle clusters in dat jaar, ook als u clusters kiest.",),
        sources=cite(ask, rows),
        filters=_filters(ask, scheme, clusters),
    )


def entries(ask: Ask) -> list[tuple[object, list[dict[str, object]]]]:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    names = tuple(options(ask))
    picks = [names, szw_clusters(ask), ("pga",), ("analyse", "evaluatie")]
    grid: list[dict[str, object]] = [
        {"scheme": scheme, "clusters": clusters} for scheme in (HARMONISED, LETTERED) for clusters in picks
    ]
    without_scheme: list[dict[str, object]] = [{"clusters": clusters} for clusters in picks]
    return [(make, grid) for make in (amounts, activities, mean_amounts, shares)] + [(change, without_scheme)]
