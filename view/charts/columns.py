"""Upright bars over time, zero-based."""

from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view.charts.bars import Bar
from view.charts.base import FONT_SIZE, Series, described, figure, hover
from view.charts.legend import LINE_PX as LEGEND_PX
from view.charts.legend import legend_px, with_room
from view.escape import escape_html


@dataclass(frozen=True)
class Group:
    """What some of the columns have in common; `hollow` ones are an outline."""

    name: str
    colour: str
    hollow: bool = False


def grouped_columns(
    labels: Sequence[str], bars: Sequence[Bar], members: Sequence[int], groups: Sequence[Group], *, height: int = 300
) -> go.Figure:
    """Upright bars that are not all the same thing: the legend says what each is, `members` of which group a bar is.

    Neighbours with the same label share it. The bars' own colours are not used.
    """
    traces, points = [], []
    for number, group in enumerate(groups):
        places = [place for place, member in enumerate(members) if member == number]
        if not places:
            continue
        points.append(places)
        traces.append(
            go.Bar(
                name=escape_html(group.name),
                x=places,
                y=[bars[place].value for place in places],
                width=0.7,
                text=[escape_html(bars[place].text) for place in places],
                textposition="outside",
                textfont={"size": FONT_SIZE - 1},
                cliponaxis=False,
                constraintext="none",
                marker={
                    "color": "rgba(0,0,0,0)" if group.hollow else group.colour,
                    "line": {"width": 2 if group.hollow else 0, "color": group.colour},
                },
                hovertext=[hover(bars[place].hover or bars[place].text) for place in places],
                hoverinfo="text",
            )
        )
    names = [group.name for number, group in enumerate(groups) if number in members]
    drawn = figure(traces, height=height + legend_px(names) - LEGEND_PX, legend=True)
    drawn.update_layout(barmode="overlay", margin_t=legend_px(names))
    shared = {label: [place for place, other in enumerate(labels) if other == label] for label in labels}
    drawn.update_xaxes(
        tickvals=[sum(places) / len(places) for places in shared.values()],
        ticktext=[escape_html(label) for label in shared],
        tickfont={"size": FONT_SIZE - 1},
    )
    drawn.update_yaxes(visible=False, range=[0, (max((bar.value or 0 for bar in bars), default=1) or 1) * 1.15])
    series: list[Series] = [
        {
            "name": group.name,
            "values": [bar.value if member == number else None for bar, member in zip(bars, members, strict=True)],
            "colours": [group.colour] * len(bars),
            "texts": [bar.text if member == number else "" for bar, member in zip(bars, members, strict=True)],
        }
        for number, group in enumerate(groups)
        if number in members
    ]
    return described(
        drawn,
        {
            "chart": "columns",
            "unit": "decimal",
            "categories": list(labels),
            "series": series,
            "points": points,
            "wide": with_room(drawn, names),
        },
    )
