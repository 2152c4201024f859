"""What changed in the money per cluster: more or fewer activities, higher or lower mean amounts."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import clusters_common as common
from exhibits.money.cluster_choice import ClusterChoice
from exhibits.money.context import context_of, of_years, statements
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import Pick

MIX_CAVEAT = "Een ander gemiddelde kan ook komen door andere soorten activiteiten; het zegt niets over prijzen."
METHOD_NOTE = (
    "Middelpuntmethode: door aantal = verandering in aantal × gemiddeld bedrag over beide jaren; door gemiddelde = verandering in gemiddeld bedrag × "
    "gemiddeld aantal. Samen zijn ze precies de verandering. Altijd op gelijkgetrokken clusters."
)

EURO = "€\u00a0"


def _title(rows: pd.DataFrame) -> str:
    """The cluster where number and mean amount worked against each other most, else the one that changed most."""
    opposed = rows[rows["volume_eur"] * rows["price_eur"] < 0]
    size = opposed["volume_eur"].abs() if len(opposed) else rows["change_eur"].abs()
    main = rows.loc[size.idxmax()]
    values = main["volume_eur"], main["price_eur"]
    words = ("meer activiteiten", "minder activiteiten"), ("een hoger gemiddelde", "een lager gemiddelde")
    parts = [
        f"{text} door {more if value > 0 else less}"
        for value, text, (more, less) in zip(values, formats.eur_alike(*values, signed=True), words, strict=True)
        if round(value)
    ]
    return f"{main['name']}: {', '.join(parts) or 'niets veranderd'}"


def change(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """The change per cluster, split into a part by number and a part by mean amount (midpoint method)."""
    (from_year, to_year), (first, last) = choice.years(ask), common.year_names(ask, choice)
    rows = ask("money/cluster_change", clusters=choice.picked(ask), from_year=from_year, to_year=to_year)
    # without any activity in one of the years there is no mean, and so nothing to split
    rows = rows.dropna(subset=["volume_eur", "price_eur"])
    rows = rows.sort_values("change_eur", ascending=False, kind="stable").reset_index(drop=True)
    # the euro sign is left out where a phone has no room for it
    written = formats.eur_alike(*rows[["volume_eur", "price_eur", "change_eur"]].to_numpy().ravel(), signed=True)
    bars = [
        Row(
            r.name,
            [
                Bar(
                    r.volume_eur,
                    f"aantal {volume.replace(EURO, '')}",
                    palette.CLUSTER[r.cluster_id],
                    f"{r.name}: {formats.eur(r.volume_eur, signed=True)} door {r.from_activities} naar {r.to_activities} activiteiten",
                ),
                Bar(
                    r.price_eur,
                    f"gemiddelde {price.replace(EURO, '')}",
                    palette.GREY,
                    f"{r.name}: {formats.eur(r.price_eur, signed=True)} door een ander gemiddeld bedrag",
                ),
            ],
            Pick(field="clusters", value=r.cluster_id),
            whole,
        )
        for r, volume, price, whole in zip(rows.itertuples(), written[::3], written[1::3], written[2::3], strict=True)
    ]
    columns = {
        f"Toegekend {first}": "from_eur",
        f"Toegekend {last}": "to_eur",
        "Verandering": "change_eur",
        "Door aantal": "volume_eur",
        "Door gemiddelde": "price_eur",
    }
    together = ["Samen"] if len(rows) > 1 else []
    return Exhibit(
        key="clusters-verandering",
        title=_title(rows)
        if len(rows)
        else f"Van geen van deze clusters is de verandering van {first} op {last} te splitsen",
        subtitle=f"Verandering van {first} op {last}, gesplitst in aantal activiteiten en gemiddeld bedrag, in euro",
        figure=rows_of_bars(
            bars,
            names=("Door aantal", "Door gemiddelde"),
            unit="eur",
            sides=(f"minder dan in {first}", f"meer dan in {first}"),
            ends=(
                {"name": str(first), "values": [float(value) for value in rows["from_eur"]]},
                {"name": str(last), "values": [float(value) for value in rows["to_eur"]]},
            ),
        )
        if bars
        else None,
        table=Table(
            [
                Column("Cluster", "text", [*rows["name"], *together]),
                *(
                    Column(title, "eur", [*rows[name], *(rows[name].sum() for _ in together)])
                    for title, name in columns.items()
                ),
            ]
        ),
        alt=f"Per cluster twee staven: welk deel van de verandering van {first} op {last} komt door het aantal activiteiten en welk deel door het gemiddelde bedrag. "
        + " ".join(
            f"{r.name}: {formats.eur(r.volume_eur, signed=True)} door aantal, {formats.eur(r.price_eur, signed=True)} door gemiddelde."
            for r in rows.itertuples()
        ),
        caveat=MIX_CAVEAT,
        notes=(
            *statements(
                ask,
                "geld",
                ["rand_overgeheveld", "rand_online_bereik", "rand_online_deelnemers", "rand_kleinschaliger"],
                (from_year, to_year),
            ),
            "Gekleurd: door meer of minder activiteiten. Grijs: door een hoger of lager gemiddeld bedrag.",
            METHOD_NOTE,
            *common.own_notes(ask, choice, (from_year, to_year)),
        ),
        sources=cite(
            ask, rows, of_years(context_of(ask, "geld", "overgeheveld", "online_training"), (from_year, to_year))
        ),
        filter_text=choice.harmonised().filter_text(ask),
    )
