"""The map: borders decoded from our own TopoJSON, few traces, labels that do not overlap."""

import itertools
import json
from dataclasses import replace

import pytest

from store import paths
from view import palette
from view.charts.area_keys import key_values, point_px
from view.charts.areas import Point, Shape, label_sides, map_of_areas
from view.charts.base import data_of
from view.topojson import areas

TWO_SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    # the border that both share, then the rest of each
    "arcs": [[[2, 0], [0, 1], [0, 1]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {
        "areas": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "west"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "east"}},
            ]
        },
        "lines": {"geometries": [{"type": "LineString", "arcs": [0]}]},
    },
}


def test_rings_are_closed_and_in_degrees() -> None:
    west, east = areas(TWO_SQUARES, "areas")
    assert west.properties["name"] == "west"
    assert west.rings[0] == [(11, 20), (11, 20.5), (11, 21), (10, 21), (10, 20), (11, 20)]
    assert east.rings[0][0] == east.rings[0][-1]
    assert (11, 20.5) in east.rings[0]


def test_thinning_a_shared_border_keeps_neighbours_together() -> None:
    west, east = areas(TWO_SQUARES, "areas", tolerance=0.01)
    assert (11, 20.5) not in west.rings[0]
    assert (11, 20.5) not in east.rings[0]
    assert {(11, 20), (11, 21)} <= set(west.rings[0]) & set(east.rings[0])


def test_what_is_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match="LineString is not an area"):
        areas(TWO_SQUARES, "lines")
    with pytest.raises(ValueError, match="not a TopoJSON"):
        areas({"type": "FeatureCollection"}, "areas")
    with pytest.raises(KeyError):
        areas(TWO_SQUARES, "provinces")


def test_our_own_borders_are_the_whole_country() -> None:
    topology = json.loads((paths.ROOT / "data/reference/gemeenten_provincies_2021.topo.json").read_text())
    municipalities, provinces = areas(topology, "gemeenten"), areas(topology, "provincies")
    assert (len(municipalities), len(provinces)) == (352, 12)
    for area in (*municipalities, *provinces):
        for ring in area.rings:
            assert ring[0] == ring[-1], area.properties
            assert all(3.3 < x < 7.3 and 50.7 < y < 53.6 for x, y in ring), area.properties


def _square(x: float, value: float | None) -> Shape:
    ring = [(x, 52.0), (x + 1, 52.0), (x + 1, 53.0), (x, 53.0), (x, 52.0)]
    return Shape(f"Vak {x}", [ring], value, f"hover {x}", pick={"field": "province", "value": str(x)})


def test_areas_of_one_shade_are_one_trace_and_those_without_a_value_another() -> None:
    drawn = map_of_areas([_square(1, 100), _square(3, 95), _square(5, 10), _square(7, None)], maximum=100)
    fills = [t for t in drawn.data if t.fill == "toself"]
    assert [t.fillcolor for t in fills][1:] == [palette.LIGHT_SHADES[0], palette.LIGHT_SHADES[4]]
    assert [list(t.x).count(None) for t in fills] == [1, 1, 2]
    assert data_of(drawn)["shades"][:3] == [[], [0], [4]]


def test_the_legend_names_the_steps() -> None:
    drawn = map_of_areas([_square(1, 100), _square(3, 10)], maximum=100, unit="pct")
    assert [t.name for t in drawn.data if t.showlegend] == ["vanaf 0%", "vanaf 80%"]


def test_what_is_not_known_is_hatched_and_what_does_not_belong_is_grey_and_both_are_in_the_legend() -> None:
    unknown = replace(_square(3, None), unknown=True)
    drawn = map_of_areas([_square(1, 100), unknown, _square(5, None)], empty="geen aanvrager")
    fills = {t.name: t.fillpattern.shape or "" for t in drawn.data if t.showlegend}
    assert list(fills.items())[:2] == [("geen aanvrager", ""), ("n.b.", "/")]
    assert set(list(fills.values())[2:]) == {""}


def test_the_key_has_points_of_round_values_and_the_surface_of_a_point_is_its_value() -> None:
    assert key_values(1_315_000) == [1_000_000, 250_000]
    assert point_px(1_000_000, 1_315_000) == pytest.approx(2 * point_px(250_000, 1_315_000))


def test_with_room_the_areas_stand_beside_the_map_in_the_order_and_shade_of_their_value() -> None:
    drawn = map_of_areas([_square(1, 10), _square(3, 100), _square(5, None)], maximum=100, unit="pct")
    bars, wide = drawn.data[-1], data_of(drawn)["wide"]
    assert (bars.visible, wide["data"][-1]) == (False, {"visible": True})
    assert not drawn.layout.xaxis2.visible
    assert not drawn.layout.yaxis2.visible
    assert (list(bars.x), list(bars.marker.color)) == ([100, 10], [palette.LIGHT_SHADES[4], palette.LIGHT_SHADES[0]])
    assert [a["text"] for a in wide["layout"]["annotations"]] == ["<b>Vak 3</b>  100%", "<b>Vak 1</b>  10%"]


def test_a_click_in_an_area_finds_its_pick() -> None:
    data = data_of(map_of_areas([_square(1, 100), _square(3, None)], [Point("P", 1, 52, 5, "h")]))
    areas_, key, points, bars = data["points"][-4:]
    assert [data["picks"][n] for n in areas_] == [
        {"field": "province", "value": "1"},
        {"field": "province", "value": "3"},
    ]
    assert key == []
    assert [data["categories"][places[0]] for places in (points, bars)] == ["P", "Vak 1"]


def test_labels_find_a_free_side_or_stay_away() -> None:
    crowd = [Point(f"Plaats {n}", 5 + n * 0.05, 52 + n * 0.02, 1, "h", f"Plaats {n}") for n in range(8)]
    sides = label_sides(crowd)
    assert sides[0] == "middle right" or "" in sides
    assert len(set(sides)) > 1
    assert label_sides([Point("A", 5, 52, 1, "h", "A"), Point("B", 5, 53, 1, "h", "B")]) == ["middle right"] * 2


def test_the_whole_map_has_few_traces() -> None:
    shapes = [_square(n, n * 10) for n in range(1, 11)]
    drawn = map_of_areas(shapes, [Point("P", 1, 52, None, "h")], outlines=[ring for s in shapes for ring in s.rings])
    assert len(drawn.data) <= 10
    symbols = list(itertools.chain.from_iterable(t.marker.symbol or [] for t in drawn.data if t.mode == "markers+text"))
    assert symbols == ["circle", "circle", "circle-open", "circle-open"]  # the first three are the key


def test_names_with_markup_stay_text() -> None:
    points = map_of_areas([_square(1, 1)], [Point("A", 1, 52, 1, "<i>h</i>", "<i>A</i>")]).data[-2]
    assert list(points.text) == ["&lt;i&gt;A&lt;/i&gt;"]
    assert list(points.hovertext) == ["&lt;i&gt;h&lt;/i&gt;"]
