"""Exhibits made for the tests of the card: small, the same whatever the data are, with everything that a card can have."""

from typing import Any

from exhibits.exhibit import Cited, Exhibit
from exhibits.table import Column, Table
from view import graph_objects as go

NAMES = ("Aldorp", "Bedorp", "Cedorp", "Dedorp")
LONG_HOVER = "Een lange uitleg die niet op één regel past en daarom over meer regels wordt verdeeld, zodat niets wordt afgesneden."
SOURCE = Cited("proef", "Proefbron", "Proefinstituut", "19-11-2021", "https://example.org/proef", ("Tabel 1",))
OTHER = Cited("ander", "Andere bron", "Ander instituut", "20-11-2021", None, ("p. 3",))


def bars(values: tuple[float | None, ...]) -> go.Figure:
    """A bar for each of NAMES that can be clicked, in the shade of its class."""
    figure = go.Figure(
        [
            go.Bar(
                x=[value or 0 for value in values],
                y=list(range(len(values))),
                orientation="h",
                text=[f"{value:.0f}" if value is not None else "n.b." for value in values],
                textposition="outside",
                textfont={"size": 14},
                cliponaxis=False,
                marker={"color": ["#dbe9f4"] * len(values)},
                hovertext=[LONG_HOVER] * len(values),
                hoverinfo="text",
            )
        ]
    )
    figure.update_layout(
        height=260,
        margin={"l": 90, "r": 40, "t": 8, "b": 8},
        font={"size": 14},
        dragmode=False,
        xaxis={"visible": False, "fixedrange": True, "range": [0, 130]},
        yaxis={
            "tickvals": list(range(len(values))),
            "ticktext": list(NAMES),
            "fixedrange": True,
            "autorange": "reversed",
        },
        meta={
            "categories": list(NAMES),
            "picks": [{"field": "gemeente", "value": name.lower()} for name in NAMES],
            "points": [list(range(len(values)))],
            "shades": [[0] * len(values)],
            "ramps": {"light": [["#dbe9f4", "#000000"]], "dark": [["#35566f", "#ffffff"]]},
        },
    )
    return figure


def small(number: int) -> Exhibit:
    """Four bars; `number` is the choice, which changes the values."""
    values = (100.0 + number, 9.0, None, 25.0)
    return Exhibit(
        key="proef-staven",
        title=f"Aldorp kreeg {100 + number}, het meest (−€ 389.756)",
        subtitle="Toegekend per gemeente in 2021, in euro",
        table=Table(
            [
                Column("Gemeente", "text", NAMES),
                Column("Bedrag", "eur", values),
                Column("Aantal", "integer", (2, 10, None, 1)),
            ]
        ),
        alt="Staven per gemeente",
        figure=bars(values),
        caveat="Toegekend is niet besteed.",
        notes=("Wat niet bekend is, is n.b. en geen 0.",),
        sources=(SOURCE,),
        filter_text=(f"Keuze: {number}",),
    )


def sample(number: int) -> Exhibit:
    """The same from synthetic records, with two sources."""
    parts: dict[str, Any] = {
        **vars(small(number)),
        "key": "proef-voorbeeld",
        "origin": "voorbeeld",
        "sources": (SOURCE, OTHER),
    }
    return Exhibit(**{**parts, "figure": bars((40.0, 30.0, 20.0, 10.0))})


def long() -> Exhibit:
    """120 rows without a figure, wide enough to scroll on a phone."""
    rows = range(1, 121)
    columns = [
        Column("Naam", "text", [f"Voorbeeldgemeente {row:03d}" for row in rows]),
        Column("Rang", "integer", list(rows)),
        Column("Omschrijving", "text", ["Ondersteuningsbehoeftenonderzoek in de gemeente, met een zin erbij"] * 120),
        Column("Bedrag", "eur", [row * 1234.5 for row in rows]),
        Column("Ander bedrag", "eur", [row * 1_000_000 for row in rows]),
    ]
    return Exhibit(key="proef-lang", title="120 gemeenten", table=Table(columns), alt="Tabel", sources=(SOURCE,))
