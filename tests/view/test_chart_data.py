"""What a figure says of itself as plain data: the values that it draws, whole and of the agreed form."""

import json
import re
from collections.abc import Iterable
from typing import Any, get_args

import pytest

from tests.walking import Drawn
from view import graph_objects as go
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import ChartData, ChartName, Pick, data_of, described, figure
from view.charts.cells import Cell, CellRow, cell_table
from view.formats import Kind

NOT_KNOWN = ("n.b.", "niet bekend", "geen aantal bekend", "Stand niet bekend")
Figures = list[tuple[str, go.Figure]]


@pytest.fixture(scope="module")
def figures(drawn: list[Drawn]) -> Figures:
    made = [(sample.name, sample.exhibit.figure) for sample in drawn if sample.exhibit.figure is not None]
    assert len(made) > 100
    return made


def _drawn(spec: Any) -> set[float]:
    """The values in the traces: custom data, else lengths of bars and places of markers."""
    values: list[Any] = []
    for trace in spec["data"]:
        if trace.get("customdata"):
            values += trace["customdata"]
        elif trace["type"] == "bar" and trace.get("base") is None and "customdata" not in trace:
            values += trace["x"] if trace.get("orientation") == "h" else trace["y"]
        elif trace["type"] == "scatter" and "markers" in trace.get("mode", ""):
            values += trace["x"] if all(isinstance(v, int | float) for v in trace["x"]) else trace["y"]
    return {round(float(v), 6) for v in values if v is not None} - {0.0}


def _in_data(data: ChartData) -> set[float]:
    """The values in the data, as far as the marks stand for them one by one."""
    if data["chart"] == "network":
        values = [edge["value"] for edge in data["edges"] if edge["drawn"]]
    elif data["chart"] == "units":
        values = [value for row in data["parts"] for value in row]
    elif data["chart"] == "intervals":
        values = data["series"][0]["values"]
    else:
        values = [value for series in data["series"] for value in series["values"]]
    return {round(float(v), 6) for v in values if v is not None} - {0.0}


def test_hatching_means_not_known_and_nothing_else(figures: Figures) -> None:
    hatched = 0
    for name, drawn in figures:
        for trace in drawn.data:
            if trace.marker.pattern.shape or trace.fillpattern.shape:
                hatched += 1
                values = [value for value in trace.customdata if value is not None]
                assert trace.name in NOT_KNOWN if trace.name else not values, (name, trace.name)
    assert hatched


def test_every_figure_of_an_exhibit_says_what_it_shows(figures: Figures) -> None:
    for name, drawn in figures:
        data = data_of(drawn)
        assert data["chart"] in get_args(ChartName), name
        assert data["unit"] in get_args(Kind), name
        assert data["categories"], name
        assert data["series"], name
        assert json.loads(json.dumps(data)) == data, name


def test_the_wide_layout_is_lower_and_says_the_same(figures: Figures) -> None:
    """Beside each other or below each other: the same labels, and the values of the traces are left alone."""
    seen = 0
    for name, drawn in figures:
        if (wide := data_of(drawn).get("wide")) is None:
            continue
        seen += 1
        assert wide["layout"]["height"] <= drawn.layout.height, name
        assert 300 <= wide["from"] <= 760, name
        narrow_words = _letters(a.text for a in drawn.layout.annotations)
        wide_words = _letters(
            a["text"] for a in wide["layout"].get("annotations", drawn.layout.to_plotly_json().get("annotations", []))
        )
        texts = _letters(text for one in wide["data"] for text in one.get("text", []))
        assert all(
            _letters([label]) in wide_words
            for label in data_of(drawn)["categories"]
            if _letters([label]) in narrow_words
        ), name
        assert len(narrow_words) <= len(wide_words) + len(texts) + 4, name
        for trace, own in zip(drawn.data, wide["data"], strict=True):
            assert trace.type != "bar" or "x" not in own, name
            for axis in ("x", "y", "base", "text"):
                if axis in own and axis in trace:
                    assert len(own[axis]) == len(getattr(trace, axis)), (name, axis)
    assert seen > 50


def _letters(texts: Iterable[str]) -> str:
    """The letters alone: where lines are broken is what differs."""
    return "".join(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", " ".join(texts))))


def test_the_values_of_the_data_are_those_drawn(figures: Figures) -> None:
    compared = 0
    for name, drawn in figures:
        data = data_of(drawn)
        stated, seen = _in_data(data), _drawn(json.loads(drawn.to_json()))
        scales = {round(float(v), 6) for v in data.get("bases", [])}
        if data["chart"] == "pairs":  # what is not known is hatched over the whole scale
            scales |= seen
        assert stated <= seen, f"{name}: not drawn {sorted(stated - seen)[:5]}"
        assert seen <= stated | scales, f"{name}: not in the data {sorted(seen - stated - scales)[:5]}"
        compared += len(stated)
    assert compared > 500


def test_lists_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="one entry for each of the 2 categories"):
        described(
            figure([], 10),
            {"chart": "bars", "unit": "eur", "categories": ["a", "b"], "series": [{"name": "", "values": [1.0]}]},
        )


def test_a_click_on_any_bar_of_a_row_finds_its_pick() -> None:
    grey = "#858b94"
    drawn = rows_of_bars(
        [
            Row("Utrecht", [Bar(1, "1", grey), Bar(2, "2", grey)], {"field": "applicant", "value": "utrecht"}),
            Row("Delft", [Bar(3, "3", grey)]),
        ]
    )
    data = data_of(drawn)
    picks = [data["picks"][n] for n in data["points"][0]]
    assert picks == [{"field": "applicant", "value": "utrecht"}] * 2 + [None]
    assert len(data["points"]) == len(drawn.data)


def test_a_click_on_a_cell_finds_the_pick_of_its_row() -> None:
    pick: Pick = {"field": "applicant", "value": "b"}
    rows = [CellRow("A", [Cell(1, "1"), Cell(None)]), CellRow("B", [Cell(None), Cell(2, "2")], pick=pick)]
    drawn = cell_table(["x", "y"], rows)
    data = data_of(drawn)
    assert [[data["picks"][n] for n in points] for points in data["points"]] == [[None, pick], [None, pick], []]


def test_without_picks_there_are_no_points() -> None:
    assert "points" not in data_of(rows_of_bars([Row("A", [Bar(1, "1", "#000000")])]))


def test_points_that_do_not_fit_their_trace_are_refused() -> None:
    with pytest.raises(ValueError, match="points of a trace"):
        described(
            figure([go.Bar(x=[1, 2])], 10),
            {"chart": "bars", "unit": "eur", "categories": ["a"], "series": [], "points": [[0]]},
        )
