"""The network's picture: few traces, no arrow for nothing, unknown ties light and hidable."""

import pytest

from tests.view.painted import painted
from view.charts.base import data_of
from view.charts.network import Arrow, Node, network

NODES = [
    Node(["Gemeente", "n=7"], 7, "#2d91b3", "Gemeente", {"field": "domain", "value": "gemeente"}),
    Node(["Welzijn", "n=27"], 27, "#5e904c", "Welzijn"),
    Node(["Onderwijs", "n=10"], 10, "#bc6300", "Onderwijs"),
]


def _arrow(start: int, end: int, weight: float | None) -> Arrow:
    text = "" if weight is None else f"{weight * 100:.0f}%"
    value = None if weight is None else weight * 100
    return Arrow(start, end, weight, text, f"{start} → {end}: {text or 'n.b.'}", NODES[start].colour, value)


ARROWS = [_arrow(0, 1, 1.0), _arrow(1, 0, 0.56), _arrow(1, 2, 0.4), _arrow(2, 1, 0.0), _arrow(0, 2, None)]


def test_a_dozen_traces_at_most_and_no_annotations() -> None:
    many = [_arrow(a, b, 0.5) for a in range(3) for b in range(3) if a != b]
    for arrows in (ARROWS, many):
        drawn = network(NODES, arrows)
        assert len(drawn.data) <= 12
        assert not drawn.layout.annotations


def test_nothing_is_drawn_for_a_share_of_zero() -> None:
    drawn = network(NODES, ARROWS)
    tags = next(t for t in drawn.data if t.mode == "markers+text")
    assert sorted(tags.text) == ["100%", "40%", "56%"]
    assert [e["drawn"] for e in data_of(drawn)["edges"]] == [True, True, True, False, False]


def test_ties_below_the_least_share_stay_out_of_the_picture_and_in_the_data() -> None:
    data = data_of(network(NODES, ARROWS, from_weight=0.5))
    assert [e["value"] for e in data["edges"] if e["drawn"]] == [100.0, pytest.approx(56.0)]
    assert len(data["edges"]) == 5


def test_unknown_ties_are_one_light_trace_without_heads_that_can_be_left_out() -> None:
    dotted = network(NODES, ARROWS).data[0]
    assert (dotted.line.dash, dotted.line.width) == ("dot", 1)
    assert not dotted.fill
    assert all(t.line.dash != "dot" for t in network(NODES, ARROWS, show_unknown=False).data)


def test_a_click_on_a_node_finds_its_pick() -> None:
    drawn = network(NODES, ARROWS)
    data = data_of(drawn)
    at = list(drawn.data[-1].hovertext).index("Gemeente")
    assert data["picks"][data["points"][-1][at]] == {"field": "domain", "value": "gemeente"}


def test_names_with_markup_stay_text() -> None:
    drawn = network([Node(["<i>A</i>", "<i>n</i>"], 1, "#2d91b3", "<i>h</i>")], [])
    assert "<i>" not in painted(drawn)
