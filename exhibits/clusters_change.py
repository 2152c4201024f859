"""What changed in the money per cluster: more or fewer activities, dearer or cheaper ones."""

from collections.abc import Sequence

import pandas as pd

from exhibits import words
from exhibits.clusters import (
    HARMONISED,
    LETTERED,
    among,
    bars_of,
    break_note,
    choices,
    filters_of,
    options,
    rows_of,
    table_of,
    years_of,
)
from exhibits.exhibit import Ask, Entries, Exhibit, cite
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars


def _short(value: float) -> str:
    """'+1,13 mln': the euro sign left out where a phone has no room for it."""
    return formats.eur_short(value, signed=True).replace("€\u00a0", "")


def change(ask: Ask, clusters: Sequence[str]) -> Exhibit:
    """The change per cluster, split into a part by number and a part by mean amount (midpoint method)."""
    known = ask("money/by_cluster", clusters=tuple(clusters))
    first, last = years_of(known)
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
                    f"aantal {_short(r.volume_eur)}",
                    palette.CLUSTER[r.cluster_id],
                    f"{r.name}: {formats.eur(round(r.volume_eur), signed=True)} door {r.from_activities} naar {r.to_activities} activiteiten",
                ),
                Bar(
                    r.price_eur,
                    f"bedrag {_short(r.price_eur)}",
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
        filters=filters_of(ask, HARMONISED, clusters),
    )


def activities(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Number of activities per cluster and year."""
    rows = rows_of(ask, scheme, clusters)
    first, last = years_of(rows)
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
        figure=rows_of_bars(bars_of(rows, "activities", formats.integer, ask, scheme)),
        table=table_of(rows)[["Cluster", "Jaar", "Letters", "Activiteiten"]],
        kinds={"Jaar": "year", "Activiteiten": "integer"},
        alt=f"Staven met het aantal activiteiten per cluster in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.integer(r.activities)}." for r in rows.itertuples()),
        notes=(break_note(ask, scheme),),
        sources=cite(ask, rows),
        filters=filters_of(ask, scheme, clusters),
    )


def mean_amounts(ask: Ask, scheme: str, clusters: Sequence[str]) -> Exhibit:
    """Mean amount per activity, per cluster and year."""
    rows = rows_of(ask, scheme, clusters)
    first, last = years_of(rows)
    newest = rows[rows["year"] == last].sort_values("mean_eur", ascending=False)
    high, low = newest.iloc[0], newest.iloc[-1]
    high_name, low_name = (r["label"] if scheme == LETTERED else r["label"].lower() for r in (high, low))
    if len(newest) > 1:
        title = (
            f"Gemiddeld per activiteit in {last}{among(ask, clusters)}: het meest bij {high_name} "
            f"({formats.eur(round(high['mean_eur']))}), het minst bij {low_name} ({formats.eur(round(low['mean_eur']))})"
        )
    else:
        whole = ask("money/by_cluster", clusters=tuple(clusters)).set_index("year")["mean_eur"]
        title = (
            f"{options(ask)[clusters[0]]}: gemiddeld {formats.eur(round(whole[last]))} per activiteit in {last}, "
            f"{formats.eur(round(whole[first]))} in {first}"
        )
    return Exhibit(
        key="clusters-gemiddeld",
        title=title,
        figure=rows_of_bars(bars_of(rows, "mean_eur", lambda v: formats.eur(round(v)), ask, scheme)),
        table=table_of(rows)[["Cluster", "Jaar", "Letters", "Gemiddeld per activiteit"]],
        kinds={"Jaar": "year", "Gemiddeld per activiteit": "eur"},
        alt=f"Staven met het gemiddelde bedrag per activiteit in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.eur(round(r.mean_eur))}." for r in rows.itertuples()),
        notes=(
            "Gemiddeld: toegekend bedrag gedeeld door het aantal activiteiten. Een gemiddelde zegt niets over de spreiding.",
        ),
        sources=cite(ask, rows),
        filters=filters_of(ask, scheme, clusters),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices; see `exhibits.catalogue`."""
    picks = choices(ask)
    grid = [{"scheme": scheme, "clusters": picked} for scheme in (HARMONISED, LETTERED) for picked in picks]
    return [(change, [{"clusters": picked} for picked in picks]), (activities, grid), (mean_amounts, grid)]
