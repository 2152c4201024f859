"""One block for each thing that was checked, in a row per group: how many of how many, and which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view.charts.base import LABEL_PX, Pick, described, figure, hatch, hover, label_above
from view.escape import escape_html

UNIT_PX = 22
GAP_PX = 12
FEWEST_ACROSS = 24
"""So many blocks fit side by side at least: few blocks stay small."""


@dataclass(frozen=True)
class Look:
    """How the blocks of one outcome look. `hatched` is what is not known, `hollow` an outline only: both differ without colour."""

    name: str
    colour: str
    hatched: bool = False
    hollow: bool = False


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
    traces = [
        go.Bar(
            name=escape_html(looks[outcome].name),
            orientation="h",
            y=[r * row_px + LABEL_PX + UNIT_PX / 2 for r, _, _ in units],
            base=[c + 0.06 for _, c, _ in units],
            x=[0.88] * len(units),
            width=UNIT_PX,
            customdata=[unit.value for _, _, unit in units],
            marker={
                "color": "rgba(0,0,0,0)" if looks[outcome].hollow else looks[outcome].colour,
                "line": {"width": 2 if looks[outcome].hollow else 1, "color": looks[outcome].colour},
                "pattern": hatch(looks[outcome].hatched),
            },
            hovertext=[hover(unit.hover) for _, _, unit in units],
            hoverinfo="text",
        )
        for outcome, units in placed.items()
        if units
    ]
    drawn = figure(traces, height=len(rows) * row_px + 48, legend=True)
    drawn.update_layout(barmode="overlay", bargap=0)
    drawn.update_xaxes(visible=False, range=[0, max(FEWEST_ACROSS, *(len(row.units) for row in rows))])
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
            "points": [[r for r, _, _ in units] for units in placed.values() if units],
        },
    )
