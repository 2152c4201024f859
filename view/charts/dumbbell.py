"""Two values of each subject on one scale: an open point, a filled point and the line between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import AXIS, FONT_SIZE, GRID, LABEL_PX, ROW_PX, Pick, described, hover
from view.charts.rows import FILLED, MARGIN_PX, OPEN, Rows, Side, room_at, text_px
from view.charts.shades import rounded_up
from view.escape import escape_html
from view.formats import Kind, cell

AXIS_PX = 26
GAP_PX = 6
POINT_PX = 24
TICK_PX = 14
"""Half of a number of the scale, less the margin: Plotly leaves out what does not fit."""
NARROWEST_PX = 320
STEPS = 5
"""Steps of a scale, as `rounded_up` has them."""


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
    """From an open to a filled point on a scale from zero to `maximum`; different in shape and in words."""
    heading = (
        f'<span style="color:{palette.GREY}">{OPEN}</span> {escape_html(first_name)}   '
        f'<span style="color:{palette.ACCENT}">{FILLED}</span> {escape_html(second_name)}'
    )
    unknown = [_unknown(pair, first_name, second_name) for pair in pairs]
    side = Side.of([pair.label for pair in pairs], [w for pair, w in zip(pairs, unknown, strict=True) if _some(pair)])
    place, middles = _placed(pairs, unknown, heading, None)
    beside, wide_middles = _placed(pairs, unknown, heading, side)
    joined = [n for n, pair in enumerate(pairs) if pair.first is not None and pair.second is not None]
    traces = [
        go.Scatter(
            **_line(pairs, joined, middles),
            mode="lines",
            showlegend=False,
            line={"color": palette.GREY, "width": 4},
            hoverinfo="skip",
        )
    ]
    differing: list[dict[str, Any]] = [_line(pairs, joined, wide_middles)]
    points: list[list[int]] = [[]]
    for later in (False, True):
        colour = palette.ACCENT if later else palette.GREY
        values = [pair.second if later else pair.first for pair in pairs]
        known = [n for n, value in enumerate(values) if value is not None]
        texts = [pairs[n].second_text if later else pairs[n].first_text for n in known]
        traces.append(
            go.Scatter(
                x=[values[n] for n in known],
                y=[middles[n] for n in known],
                mode="markers+text",
                marker={
                    "symbol": "circle" if later else "circle-open",
                    "size": 14,
                    "color": colour,
                    "line": {"width": 3, "color": colour},
                },
                text=[f"  {escape_html(text)}  " for text in texts],
                textposition=[_outside(pairs[n], later) for n in known],
                textfont={"size": FONT_SIZE},
                hovertext=[hover(pairs[n].hover) for n in known],
                hoverinfo="text",
                cliponaxis=False,
                showlegend=False,
            )
        )
        differing.append({"y": [wide_middles[n] for n in known]})
        points.append(known)
    widest = max((text_px(text) for p in pairs for text in (p.first_text, p.second_text)), default=0) + POINT_PX
    axis = _axis(maximum, unit, widest)
    drawn = place.draw(traces, left=0, right=1)
    margin = {"t": MARGIN_PX, "b": AXIS_PX, "r": MARGIN_PX}
    # every other step on a phone: Plotly turns numbers that meet
    fewer = {**axis, "tickvals": axis["tickvals"][::2], "ticktext": axis["ticktext"][::2]}
    drawn.update_layout(xaxis=fewer, margin=margin, height=place.height + AXIS_PX)
    wide = beside.wide(differing, rooms={"xaxis": room_at(0, maximum or 1, _ends(pairs, maximum or 1))}, xaxis=axis)
    wide["layout"]["margin"] |= margin
    wide["layout"]["height"] += AXIS_PX
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
            "points": points,
            "wide": wide,
        },
    )


def _placed(pairs: Sequence[Pair], unknown: Sequence[str], heading: str, side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the rows; one of which nothing is known takes words alone."""
    place = Rows(side)
    place.words(heading, LABEL_PX, size=FONT_SIZE - 1)
    place.y += 4
    middles: list[float] = []
    for pair, words in zip(pairs, unknown, strict=True):
        if side is None:
            nothing = pair.first is None and pair.second is None
            middles += place.labelled(
                pair.label, [0 if nothing else ROW_PX], LABEL_PX, text=f"· {words}" if words else ""
            )
            place.y += GAP_PX
            continue
        # beside the one point, not under it; in a row without points there is room for them
        middles += place.labelled(pair.label, [ROW_PX + 2], LABEL_PX, text=words if _some(pair) else "")
        if words and not _some(pair):
            place.place_words(escape_html(words), middles[-1], size=FONT_SIZE - 1)
    return place, middles


def _ends(pairs: Sequence[Pair], maximum: float) -> list[tuple[float, float, float]]:
    """Each value with the room that its point and words take at its left and its right; the ends of the scale too."""
    ends: list[tuple[float, float, float]] = [(0.0, TICK_PX, 0.0), (maximum, 0.0, TICK_PX)]
    for pair in pairs:
        for value, text, later in ((pair.first, pair.first_text, False), (pair.second, pair.second_text, True)):
            if value is not None:
                px, point = text_px(text) + POINT_PX, POINT_PX / 2
                ends.append((value, px, point) if _outside(pair, later) == "middle left" else (value, point, px))
    return ends


def _some(pair: Pair) -> bool:
    """Whether one of the two is known, and the other is not."""
    return (pair.first is None) != (pair.second is None)


def _unknown(pair: Pair, first_name: str, second_name: str) -> str:
    """What is not known of a pair, in words; '' when both are."""
    ends = ((pair.first, first_name, pair.first_text), (pair.second, second_name, pair.second_text))
    return "; ".join(f"{name.lower()}: {text}" for value, name, text in ends if value is None)


def _line(pairs: Sequence[Pair], joined: Sequence[int], middles: Sequence[float]) -> dict[str, Any]:
    """x and y of the lines between the points: one trace however many there are."""
    return {
        "x": [x for n in joined for x in (pairs[n].first, pairs[n].second, None)],
        "y": [y for n in joined for y in (middles[n], middles[n], None)],
    }


def _axis(maximum: float, unit: Kind, room_px: float) -> dict[str, Any]:
    """The scale from zero in round steps, with room beside it for the words at the outermost points."""
    step = rounded_up(maximum or 1) / STEPS
    ticks = [n * step for n in range(STEPS + 1) if n * step <= maximum * 1.001]
    share = min(room_px / NARROWEST_PX, 0.3)
    span = (maximum or 1) / (1 - 2 * share)
    return {
        **AXIS,
        "visible": True,
        "range": [-share * span, (maximum or 1) + share * span],
        "tickvals": ticks,
        "ticktext": [f"{cell(tick, 'integer' if float(tick).is_integer() else 'decimal')}{'%' if unit == 'pct' else ''}" for tick in ticks],
        "tickfont": {"size": FONT_SIZE - 2},
        "showgrid": True,
        "gridcolor": GRID,
        "automargin": False,
    }  # fmt: skip


def _outside(pair: Pair, later: bool) -> str:
    """On which side of a point its text keeps clear of the other point; at a tie the open point goes left."""
    if pair.first is None or pair.second is None:
        return "middle right"
    rises = pair.second >= pair.first
    return "middle right" if rises == later else "middle left"
