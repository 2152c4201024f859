"""Two values of each subject on one scale: an open point, a filled point and the line between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, ROW_PX, Pick, described, figure, hover, label_above
from view.escape import escape_html
from view.formats import Kind


@dataclass(frozen=True)
class Pair:
    """Two values of one subject; None is said in words by `text`."""

    label: str
    first: float | None
    second: float | None
    first_text: str
    second_text: str
    hover: str
    pick: Pick | None = None


def dumbbell(
    pairs: Sequence[Pair], first_name: str, second_name: str, *, maximum: float, unit: Kind = "pct"
) -> go.Figure:
    """From an open to a filled point on a scale from zero to `maximum`; told apart by shape and by words."""
    words = LABEL_PX / ROW_PX
    step = words + 1.35
    middle = [i * step + words + 0.5 for i in range(len(pairs))]
    traces = []
    for pair, y in zip(pairs, middle, strict=True):
        if pair.first is not None and pair.second is not None:
            traces.append(
                go.Scatter(
                    x=[pair.first, pair.second],
                    y=[y, y],
                    mode="lines",
                    showlegend=False,
                    line={"color": palette.GREY, "width": 4},
                    hoverinfo="skip",
                )
            )
    for name, symbol, colour, values, others, texts in (
        (
            first_name,
            "circle-open",
            palette.GREY,
            [p.first for p in pairs],
            [p.second for p in pairs],
            [p.first_text for p in pairs],
        ),
        (
            second_name,
            "circle",
            palette.ACCENT,
            [p.second for p in pairs],
            [p.first for p in pairs],
            [p.second_text for p in pairs],
        ),
    ):
        known = [i for i, value in enumerate(values) if value is not None]
        traces.append(
            go.Scatter(
                name=name,
                x=[values[i] for i in known],
                y=[middle[i] for i in known],
                mode="markers+text",
                marker={"symbol": symbol, "size": 14, "color": colour, "line": {"width": 3, "color": colour}},
                text=[f"  {escape_html(texts[i])}  " for i in known],
                textposition=[_outside(values[i], others[i], symbol) for i in known],
                textfont={"size": FONT_SIZE},
                hovertext=[hover(pairs[i].hover) for i in known],
                hoverinfo="text",
                cliponaxis=False,
            )
        )
    drawn = figure(traces, height=round(len(pairs) * step * ROW_PX) + 56, legend=True)
    drawn.update_xaxes(visible=False, range=[-0.22 * maximum, maximum * 1.25])
    drawn.update_yaxes(visible=False, range=[len(pairs) * step, 0])
    notes = [
        f"<b>{escape_html(p.label)}</b>"
        + (
            ""
            if p.first is not None and p.second is not None
            else " · "
            + escape_html(
                "; ".join(
                    t
                    for v, t in (
                        (p.first, f"{first_name.lower()}: {p.first_text}"),
                        (p.second, f"{second_name.lower()}: {p.second_text}"),
                    )
                    if v is None
                )
            )
        )
        for p in pairs
    ]
    label_above(drawn, notes, [i * step + words / 2 for i in range(len(pairs))])
    joined = sum(pair.first is not None and pair.second is not None for pair in pairs)
    return described(
        drawn,
        {
            "chart": "dumbbell",
            "unit": unit,
            "categories": [pair.label for pair in pairs],
            "series": [
                {"name": first_name, "values": [p.first for p in pairs], "texts": [p.first_text for p in pairs]},
                {"name": second_name, "values": [p.second for p in pairs], "texts": [p.second_text for p in pairs]},
            ],
            "picks": [pair.pick for pair in pairs],
            "points": [
                *([] for _ in range(joined)),
                [i for i, p in enumerate(pairs) if p.first is not None],
                [i for i, p in enumerate(pairs) if p.second is not None],
            ],
        },
    )


def _outside(value: float | None, other: float | None, symbol: str) -> str:
    """On which side of a point its text keeps clear of the other point; at a tie the open point goes left."""
    if value is None or other is None or value > other:
        return "middle right"
    return "middle left" if value < other or symbol == "circle-open" else "middle right"
