"""A tile map: one square an area, placed roughly where it lies, with its words inside. Needs no outline, no network."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, Pick, described, figure, hover
from view.charts.cells import rounded_up
from view.escape import escape_html
from view.formats import Kind

TILE_PX = 104


@dataclass(frozen=True)
class Tile:
    """An area at (`row`, `column`): its `lines` stand below each other, the first `bold` of them in bold.

    `value` None is a tile without colour; `hatched` marks an incomplete value or one that is not known.
    """

    row: int
    column: int
    lines: Sequence[str]
    value: float | None
    hover: str
    hatched: bool = False
    bold: int = 1
    pick: Pick | None = None


def _words(tile: Tile) -> str:
    return "<br>".join(
        f"<b>{escape_html(line)}</b>" if i < tile.bold else escape_html(line) for i, line in enumerate(tile.lines)
    )


def tile_map(tiles: Sequence[Tile], *, unit: Kind = "eur") -> go.Figure:
    """Darker is more; an empty tile has only its edge."""
    top = rounded_up(max((t.value for t in tiles if t.value is not None), default=1) or 1)
    rows = max(t.row for t in tiles) + 1
    columns = max(t.column for t in tiles) + 1
    traces: list[go.Bar | go.Scatter] = []
    points: list[list[int]] = []
    shades: list[list[int | None]] = []
    for filled in (True, False):
        some = [t for t in tiles if (t.value is not None) == filled]
        if not some:
            continue
        points += [[tiles.index(t) for t in some], []]
        classes = [palette.shade_class(t.value or 0, top) if filled else None for t in some]
        shades += [classes, classes]
        colours = ["rgba(0,0,0,0)" if c is None else palette.LIGHT_SHADES[c] for c in classes]
        traces.append(
            go.Bar(
                x=[t.column for t in some],
                base=[t.row - 0.48 for t in some],
                y=[0.96] * len(some),
                width=0.97,
                customdata=[t.value for t in some],
                marker={
                    "color": colours,
                    "line": {"width": 0 if filled else 1.5, "color": palette.GREY},
                    "pattern": {
                        "shape": ["/" if t.hatched else "" for t in some],
                        "fillmode": "overlay",
                        "fgcolor": [palette.text_on(c) if filled else palette.GREY for c in colours],
                        "fgopacity": 0.3,
                        "size": 9,
                        "solidity": 0.12,
                    },
                },
                hovertext=[hover(t.hover) for t in some],
                hoverinfo="text",
            )
        )
        # without a colour of their own the words of an empty tile take that of the page
        colour = {"color": [palette.text_on(c) for c in colours]} if filled else {}
        traces.append(
            go.Scatter(
                x=[t.column for t in some],
                y=[t.row for t in some],
                mode="text",
                text=[_words(t) for t in some],
                textfont={"size": FONT_SIZE - 2, **colour},
                hoverinfo="skip",
            )
        )
    drawn = figure(traces, height=rows * TILE_PX + 36)
    drawn.update_layout(margin_t=28, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(visible=False, range=[-0.5, columns - 0.5])
    drawn.update_yaxes(visible=False, range=[rows - 0.5, -0.5])
    return described(
        drawn,
        {
            "chart": "map",
            "unit": unit,
            "categories": [tile.lines[0] for tile in tiles],
            "series": [
                {
                    "name": "",
                    "values": [tile.value for tile in tiles],
                    "texts": [" ".join(tile.lines[1:]) for tile in tiles],
                }
            ],
            "picks": [tile.pick for tile in tiles],
            "points": points,
            "shades": shades,
            "ramps": palette.ramps(),
        },
    )
