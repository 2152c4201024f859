"""One block for each thing that was checked, in a row per group: how many of how many, and which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view.charts.base import LABEL_PX, Pick, described, figure, hatch, hover, label_above
from view.charts.legend import legend_px, with_room
from view.escape import escape_html

UNIT_PX = 22
GAP_PX = 12
LIGHTER = 0.3
FEWEST_ACROSS, FEWEST_ACROSS_WIDE = 24, 56
"""So many blocks fit side by side at least: few blocks stay small, and about square where there is room."""


@dataclass(frozen=True)
class Look:
    """How the blocks of one outcome look; all differ without colour.

    `hatched` is what is not known, `hollow` an outline only, `sign` a letter in a lighter block and in the legend.
    """

    name: str
    colour: str
    hatched: bool = False
    hollow: bool = False
    sign: str = ""

    @property
    def in_legend(self) -> str:
        return f"{self.name} ({self.sign})" if self.sign else self.name


@dataclass(frozen=True)
class Unit:
    """`outcome` is a key of the looks; `value` goes along with the block, None when unknown."""

    outcome: str
    hover: str
    value: float | None = None


@dataclass(frozen=True)
class UnitRow:
    """A group: its label above its blocks."""

    label: str
    units: Sequence[Unit]
    pick: Pick | None = None


def unit_chart(rows: Sequence[UnitRow], looks: Mapping[str, Look]) -> go.Figure:
    """Blocks of equal width side by side in the order of `looks`, so that each outcome is one block.

    Outcomes that do not occur are left out of the legend.
    """
    rank = {outcome: number for number, outcome in enumerate(looks)}
    placed: dict[str, list[tuple[int, int, Unit]]] = {outcome: [] for outcome in looks}
    for r, row in enumerate(rows):
        for c, unit in enumerate(sorted(row.units, key=lambda unit: rank[unit.outcome])):
            placed[unit.outcome].append((r, c, unit))
    row_px = LABEL_PX + UNIT_PX + GAP_PX
    most = max(len(row.units) for row in rows)
    traces: list[go.Bar | go.Scatter] = [
        go.Bar(
            name=escape_html(looks[outcome].in_legend),
            orientation="h",
            y=[r * row_px + LABEL_PX + UNIT_PX / 2 for r, _, _ in units],
            base=[c + 0.08 for _, c, _ in units],
            x=[0.84] * len(units),
            width=UNIT_PX,
            customdata=[unit.value for _, _, unit in units],
            marker={
                "color": _fill(looks[outcome]),
                "line": {"width": _edge_px(looks[outcome]), "color": looks[outcome].colour},
                "pattern": hatch(looks[outcome].hatched),
            },
            hovertext=[hover(unit.hover) for _, _, unit in units],
            hoverinfo="text",
        )
        for outcome, units in placed.items()
        if units
    ]
    signed = [(r, c, look.sign) for outcome, look in looks.items() if look.sign for r, c, _ in placed[outcome]]
    if signed:
        traces.append(_signs(signed, row_px))
    names = [look.in_legend for outcome, look in looks.items() if placed[outcome]]
    drawn = figure(traces, height=len(rows) * row_px + legend_px(names) + 8, legend=True)
    drawn.update_layout(barmode="overlay", bargap=0, margin_t=legend_px(names))
    drawn.update_xaxes(visible=False, range=[0, max(FEWEST_ACROSS, most)])
    drawn.update_yaxes(visible=False, range=[len(rows) * row_px, 0])
    label_above(
        drawn,
        [f"<b>{escape_html(row.label)}</b>" for row in rows],
        [r * row_px + LABEL_PX / 2 for r in range(len(rows))],
    )
    return described(
        drawn,
        {
            "chart": "units",
            "unit": "integer",
            "categories": [row.label for row in rows],
            "series": [
                {
                    "name": look.name,
                    "values": [sum(unit.outcome == outcome for unit in row.units) for row in rows],
                    "colours": [look.colour] * len(rows),
                }
                for outcome, look in looks.items()
                if placed[outcome]
            ],
            "parts": [[unit.value for unit in row.units] for row in rows],
            "picks": [row.pick for row in rows],
            "points": [*([r for r, _, _ in units] for units in placed.values() if units), []][: len(traces)],
            "wide": with_room(
                drawn,
                names,
                xaxis={**drawn.layout.to_plotly_json()["xaxis"], "range": [0, max(FEWEST_ACROSS_WIDE, most)]},
            ),
        },
    )


def _signs(signed: Sequence[tuple[int, int, str]], row_px: float) -> go.Scatter:
    """In the page's own colour: inside a bar Plotly would take one that suits the bar as if it were not light."""
    return go.Scatter(
        x=[c + 0.5 for _, c, _ in signed],
        y=[r * row_px + LABEL_PX + UNIT_PX / 2 for r, _, _ in signed],
        mode="text",
        text=[escape_html(sign) for _, _, sign in signed],
        textfont={"size": 12},
        hoverinfo="skip",
        showlegend=False,
    )


def _fill(look: Look) -> str:
    """Its colour; lighter, and so also in the legend, behind a sign."""
    if not look.sign:
        return "rgba(0,0,0,0)" if look.hollow else look.colour
    red, green, blue = (int(look.colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{LIGHTER})"


def _edge_px(look: Look) -> float:
    """An outline where the block is one; a line of its own colour would fill the gap between small blocks."""
    return 2 if look.hollow else 1 if look.hatched else 0
