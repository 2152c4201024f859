"""Shaded cells: darker is more, unknown is hatched, and what does not belong is empty."""

from tests.view.painted import painted
from view import palette
from view.charts.base import data_of
from view.charts.cells import Cell, CellRow, cell_table
from view.charts.shades import rounded_up

ROWS = [CellRow("A", [Cell(10, "10"), Cell(None)]), CellRow("B", [Cell(5, "5"), Cell(None, "", "niet gevonden")])]


def test_the_highest_value_is_darkest() -> None:
    shaded = cell_table(["x", "y"], ROWS).data[0]
    assert list(shaded.customdata) == [10, 5]
    assert list(shaded.marker.color) == [palette.LIGHT_SHADES[4], palette.LIGHT_SHADES[2]]


def test_a_given_maximum_fixes_the_scale() -> None:
    assert cell_table(["x", "y"], ROWS, maximum=20).data[0].marker.color[0] == palette.LIGHT_SHADES[2]


def test_a_scale_of_its_own_has_round_steps() -> None:
    assert [rounded_up(v) for v in (10, 1052, 0.9, 7.3, 100)] == [10, 1250, 1, 10, 100]


def test_unknown_is_hatched_and_says_so() -> None:
    _, hatched, words, _ = cell_table(["x", "y"], ROWS).data
    assert hatched.marker.pattern.shape == "/"
    assert list(words.text) == ["<b>n.b.</b>"]


def test_a_place_without_value_and_words_is_empty_but_explains_itself() -> None:
    empty = cell_table(["x", "y"], ROWS).data[-1]
    assert empty.marker.color == "rgba(0,0,0,0)"
    assert list(empty.hovertext) == ["niet gevonden"]


def test_labels_stand_above_or_at_the_left() -> None:
    above, left = cell_table(["x", "y"], ROWS), cell_table(["x", "y"], ROWS, labels="left")
    assert [a.text for a in above.layout.annotations] == ["<b>A</b>", "<b>B</b>"]
    assert [text.strip() for text in left.layout.yaxis.ticktext] == ["A", "B"]
    assert left.layout.height < above.layout.height


def test_a_heading_opens_a_group() -> None:
    drawn = cell_table(["x", "y"], [CellRow("A", [Cell(1, "1"), None], heading="Groep")])
    assert [a.text for a in drawn.layout.annotations] == ["<b>Groep</b>", "A"]


def test_one_column_becomes_bars_from_zero() -> None:
    rows = [CellRow("A", [Cell(40, "40%")], heading="Groep"), CellRow("B", [Cell(None)])]
    drawn = cell_table(["x"], rows, maximum=100, unit="pct")
    assert data_of(drawn)["chart"] == "bars"
    assert list(drawn.data[0].x) == [40]
    assert drawn.layout.xaxis.range[0] == 0
    assert drawn.layout.xaxis.range[1] >= 100
    assert [a.text for a in drawn.layout.annotations] == ["<b>GROEP</b>", "<b>A</b>  40%", "<b>B</b>  n.b."]


def test_the_legend_names_the_limits_of_each_shade() -> None:
    legend = cell_table(["x", "y"], ROWS, maximum=100, unit="pct", legend=True).data[-1]
    assert list(legend.text) == ["vanaf 0%", "20%", "40%", "60%", "80%"]
    assert list(legend.marker.color) == list(palette.LIGHT_SHADES)


def test_shades_can_be_swapped_for_the_dark_page() -> None:
    drawn = cell_table(["x", "y"], ROWS)
    data = data_of(drawn)
    assert data["shades"] == [[4, 2], [], [], []]
    swapped = [data["ramps"]["light"][n][0] for n in data["shades"][0] if n is not None]
    assert swapped == list(drawn.data[0].marker.color)
    assert len(data["ramps"]["dark"]) == len(data["ramps"]["light"])


def test_names_with_markup_stay_text() -> None:
    for drawn in (
        cell_table(["<i>x</i>", "y"], [CellRow("<i>A</i>", [Cell(1, "<i>1</i>", "<i>h</i>", "<i>u</i>")], "<i>k</i>")]),
    ):
        assert "<i>" not in painted(drawn)
