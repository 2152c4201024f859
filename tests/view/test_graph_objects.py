"""Our figures as plain data are figures to Plotly too, and change as Plotly's own would."""

import json

import plotly.graph_objects
import pytest

from tests.walking import Drawn
from view import graph_objects as go


def test_plotly_accepts_every_kind_of_figure(drawn: list[Drawn]) -> None:
    kinds: set[str] = set()
    for name, _, _, exhibit in drawn:
        if exhibit.figure is None:
            continue
        spec = json.loads(exhibit.figure.to_json())
        kind = str([sorted(spec["layout"]), [sorted(trace) for trace in spec["data"][:4]]])
        if kind not in kinds:
            kinds.add(kind)
            try:
                plotly.graph_objects.Figure(spec)
            except ValueError as error:
                pytest.fail(f"{name}: {error}")
    assert len(kinds) > 20


def test_a_layout_keeps_what_is_not_set_again() -> None:
    ours, theirs = go.Figure(), plotly.graph_objects.Figure({"layout": {"template": {}}})
    margin = {"l": 8, "r": 8}
    for drawn in (ours, theirs):
        drawn.update_layout(margin=margin, xaxis={"visible": True}, xaxis2={"side": "top"}, yaxis={"visible": True})
        drawn.update_layout(margin_t=4, height=100)
        drawn.update_layout({"height": None}, uniformtext={"mode": "show", "minsize": 12})
        drawn.update_xaxes(visible=False, range=[0, 1])
        drawn.update_yaxes(fixedrange=True)
        drawn.layout.annotations = [{"text": "a", "x": 0}]
    expected = theirs.to_plotly_json()["layout"]
    assert ours.to_plotly_json() == {"data": [], "layout": {k: v for k, v in expected.items() if k != "template"}}
    assert margin == {"l": 8, "r": 8}
    assert ours.layout.annotations[0].text == "a"


def test_what_is_none_is_left_to_plotly() -> None:
    bar = go.Bar(x=[1, None], text=None, marker={"color": None, "line": {"width": 0}})
    assert bar.to_plotly_json() == {"type": "bar", "x": [1, None], "marker": {"line": {"width": 0}}}
    assert not bar.text
    assert not bar.textfont.size
    assert bar.marker.line.width == 0


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        go.Figure([go.Scatter(x=[float("nan")])]).to_json()
