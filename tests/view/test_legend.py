"""Room for legends."""

from view.charts.base import data_of
from view.charts.legend import AIR_PX, LINE_PX, legend_px
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart


def test_a_legend_on_a_phone_has_a_line_for_each_long_name() -> None:
    assert legend_px(["totaal, geraakt door een drukfout"] * 5) == 5 * LINE_PX + AIR_PX
    assert legend_px(["ja", "nee"]) == LINE_PX + AIR_PX


def test_a_sign_stands_in_each_of_its_blocks_and_in_the_legend() -> None:
    looks = {"ja": Look("klopt", "#123456"), "open": Look("niet te controleren", "#858b94", sign="?")}
    drawn = unit_chart([UnitRow("A", [Unit("ja", ""), Unit("open", "")]), UnitRow("B", [Unit("open", "")])], looks)
    assert [trace.name for trace in drawn.data[:2]] == ["klopt", "niet te controleren (?)"]
    assert (list(drawn.data[2].text), list(drawn.data[2].x)) == (["?", "?"], [1.5, 0.5])


def test_a_unit_chart_keeps_the_room_of_its_legend_apart_from_its_rows() -> None:
    looks = {name: Look(f"een lange naam van uitkomst {name}", "#123456") for name in "abc"}
    drawn = unit_chart([UnitRow("Groep", [Unit("a", ""), Unit("b", ""), Unit("c", "")])], looks)
    wide, rows = data_of(drawn)["wide"], drawn.layout.yaxis.range[0]
    assert drawn.layout.height - drawn.layout.margin.t - rows == 8
    lines, *entries = wide["legend"]
    assert drawn.layout.margin.t == wide["layout"]["margin"]["t"] == lines * LINE_PX + AIR_PX
    assert (lines, len(entries)) == (3, 3)
