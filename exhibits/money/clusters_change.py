"""What changed in the money per cluster: more or fewer activities, dearer or cheaper ones."""

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.cluster_choice import LETTERED, ClusterChoice, cluster_names
from exhibits.money.clusters import allocations, among, bars_of, break_note, columns_of, years_of
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars


def _short(value: float) -> str:
    """'+1,13 mln': the euro sign left out where a phone has no room for it."""
    return formats.eur_short(value, signed=True).replace("€\u00a0", "")


def change(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """The change per cluster, split into a part by number and a part by mean amount (midpoint method)."""
    rows = ask("money/cluster_change", clusters=choice.picked(ask))
    first, last = int(rows["from_year"].iloc[0]), int(rows["to_year"].iloc[0])
    by_size = rows.sort_values("change_eur", key=lambda s: s.abs(), ascending=False)
    opposed = by_size[(by_size["volume_eur"] * by_size["price_eur"] < 0)]
    main = opposed.loc[opposed["volume_eur"].abs().idxmax()] if len(opposed) else by_size.iloc[0]
    title = (
        f"{main['name']}: {formats.eur_short(main['volume_eur'], signed=True)} door "
        f"{'meer' if main['volume_eur'] > 0 else 'minder'} activiteiten, "
        f"{formats.eur_short(main['price_eur'], signed=True)} doordat ze "
        f"{'duurder' if main['price_eur'] > 0 else 'goedkoper'} werden"
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
    columns = {
        f"Toegekend {first}": "from_eur",
        f"Toegekend {last}": "to_eur",
        "Verandering": "change_eur",
        "Door aantal": "volume_eur",
        "Door bedrag per activiteit": "price_eur",
    }
    table = Table(
        [
            Column("Cluster", "text", [*rows["name"], "Samen"]),
            *(Column(title, "eur", [*rows[name], rows[name].sum()]) for title, name in columns.items()),
        ]
    )
    return Exhibit(
        key="clusters-verandering",
        title=title,
        subtitle=f"Verandering van {first} op {last}, gesplitst in aantal en gemiddeld bedrag, in euro",
        figure=rows_of_bars(bars),
        table=table,
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
        filter_text=choice.harmonised().filter_text(ask),
    )


def activities(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Number of activities per cluster and year."""
    rows = allocations(ask, choice)
    first, last = years_of(rows)
    change = ask("money/cluster_change", clusters=choice.picked(ask))
    change = change.assign(growth=change["to_activities"] - change["from_activities"]).sort_values(
        "growth", key=lambda s: s.abs(), ascending=False
    )
    top = change.iloc[0]
    money = phrases.more_or_less(top["from_eur"], top["to_eur"])
    title = (
        f"{top['name']}: {phrases.times(top['from_activities'], top['to_activities'])} activiteiten"
        f" ({top['from_activities']} naar {top['to_activities']}), voor {money} geld"
    )
    return Exhibit(
        key="clusters-activiteiten",
        title=title,
        subtitle=f"Aantal activiteiten per cluster in {first} en {last}",
        figure=rows_of_bars(bars_of(rows, "activities", formats.integer, ask, choice)),
        table=columns_of(rows, "Cluster", "Jaar", "Letters", "Activiteiten"),
        alt=f"Staven met het aantal activiteiten per cluster in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.integer(r.activities)}." for r in rows.itertuples()),
        notes=(break_note(ask, choice),),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )


def mean_amounts(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Mean amount per activity, per cluster and year."""
    rows = allocations(ask, choice)
    first, last = years_of(rows)
    newest = rows[rows["year"] == last].sort_values("mean_eur", ascending=False)
    high, low = newest.iloc[0], newest.iloc[-1]
    high_name, low_name = (r["label"] if choice.scheme == LETTERED else r["label"].lower() for r in (high, low))
    if len(newest) > 1:
        title = (
            f"Gemiddeld per activiteit in {last}{among(ask, choice)}: het meest bij {high_name} "
            f"({formats.eur(round(high['mean_eur']))}), het minst bij {low_name} ({formats.eur(round(low['mean_eur']))})"
        )
    else:
        whole = ask("money/by_cluster", clusters=choice.picked(ask)).set_index("year")["mean_eur"]
        title = (
            f"{cluster_names(ask)[choice.picked(ask)[0]]}: gemiddeld {formats.eur(round(whole[last]))} per activiteit in {last}, "
            f"{formats.eur(round(whole[first]))} in {first}"
        )
    return Exhibit(
        key="clusters-gemiddeld",
        title=title,
        subtitle=f"Gemiddeld toegekend bedrag per activiteit in {first} en {last}, in euro",
        figure=rows_of_bars(bars_of(rows, "mean_eur", lambda v: formats.eur(round(v)), ask, choice)),
        table=columns_of(rows, "Cluster", "Jaar", "Letters", "Gemiddeld per activiteit"),
        alt=f"Staven met het gemiddelde bedrag per activiteit in {first} en {last}. "
        + " ".join(f"{r.label}, {r.year}: {formats.eur(round(r.mean_eur))}." for r in rows.itertuples()),
        notes=(
            "Gemiddeld: toegekend bedrag gedeeld door het aantal activiteiten. Een gemiddelde zegt niets over de spreiding.",
        ),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )
