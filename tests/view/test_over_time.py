"""Change and time: slopes, lines and stacked bars."""

import itertools
import re

from tests.view.painted import painted
from view import palette
from view.charts.base import Pick, data_of
from view.charts.lines import LABEL_PX, Line, lines, spread
from view.charts.slopes import Change, Measure, Slope, slopes
from view.charts.stacked import Part, Stack, stacked_bars

MEASURES = [Measure("Toegekend", "× € 1 mln", "mln_eur"), Measure("Activiteiten", "aantal", "integer")]
ROWS = [
    Slope("A", [Change(2.0, 1.0, "2,0", "1,0"), Change(10, 20, "10", "20")], "#058071"),
    Slope("B", [Change(4.0, None, "4,0"), Change(30, 5, "30", "5")], "#b34c04", {"field": "cluster", "value": "b"}),
]
PARTS = [Part("Betaald", "#2474b8", "#ffffff"), Part("Niet besteed", "#858b94", "#000000", hatched=True)]


def test_each_measure_has_its_own_scale_from_zero() -> None:
    drawn = slopes(ROWS, MEASURES, "2020", "2021")
    assert drawn.layout.xaxis.range[0] < 0 < 4.0 < drawn.layout.xaxis.range[1] < 4.5
    assert drawn.layout.xaxis2.range[0] < 0 < 30 < drawn.layout.xaxis2.range[1] < 33
    assert drawn.layout.xaxis.domain[1] < drawn.layout.xaxis2.domain[0]


def test_slopes_draw_earlier_open_and_later_filled() -> None:
    first, last = slopes(ROWS, MEASURES, "2020", "2021").data[2:4]
    assert (first.marker.symbol, list(first.x)) == ("circle-open", [2.0, 4.0])
    assert (last.marker.symbol, list(last.x), list(last.marker.color)) == ("circle", [1.0], ["#058071"])


def test_slopes_write_both_values_and_say_what_is_not_known() -> None:
    texts = [a.text for a in slopes(ROWS, MEASURES, "2020", "2021").layout.annotations]
    assert "2,0 → <b>1,0</b>" in texts
    assert "4,0 → <b>n.b.</b>" in texts
    assert re.sub("<[^>]+>", "", texts[0]) == "○ 2020   ● 2021"


def test_long_names_of_moments_stay_in_the_column_of_the_labels() -> None:
    wide = data_of(slopes(ROWS, MEASURES, "2022 (eigen gegevens)", "2023 (eigen gegevens)"))["wide"]
    legend = next(a["text"] for a in wide["layout"]["annotations"] if "2022 (eigen gegevens)" in a["text"])
    assert re.sub("<span[^>]+>|</span>", "", legend) == "○ 2022 (eigen gegevens)<br>● 2023 (eigen gegevens)"


def test_slopes_give_a_series_for_each_measure_and_moment() -> None:
    data = data_of(slopes(ROWS, MEASURES, "2020", "2021"))
    assert [(s["panel"], s["name"], s["values"]) for s in data["series"]] == [
        ("Toegekend, × € 1 mln", "2020", [2.0, 4.0]),
        ("Toegekend, × € 1 mln", "2021", [1.0, None]),
        ("Activiteiten, aantal", "2020", [10, 30]),
        ("Activiteiten, aantal", "2021", [20, 5]),
    ]
    assert data["points"][2] == [0, 1]
    assert data["picks"][data["points"][2][1]] == {"field": "cluster", "value": "b"}


def test_labels_are_pushed_apart_within_the_figure_and_keep_their_order() -> None:
    placed = spread([100, 98, 5, 280, 279], 280, 34)
    ranked = sorted(placed)
    assert all(b - a >= 34 - 1e-9 for a, b in itertools.pairwise(ranked))
    assert ranked[0] >= 17
    assert ranked[-1] <= 280 - 17
    assert sorted(range(5), key=placed.__getitem__) == [2, 1, 0, 4, 3]


def test_labels_that_are_apart_stay_where_they_are() -> None:
    assert spread([20, 100, 200], 280, 34) == [20, 100, 200]
    assert spread([], 280, 34) == []


def _line(name: str, values: list[float | None], *, highlight: bool = False) -> Line:
    texts = ["n.b." if v is None else f"{v:g}" for v in values]
    return Line(name, values, texts, texts, highlight=highlight)


def test_the_figure_grows_when_all_labels_need_their_room() -> None:
    drawn = lines(["’16", "’17"], [_line(f"Gemeente {n}", [n, n]) for n in range(1, 21)])
    assert drawn.layout.height >= 20 * LABEL_PX


def test_an_unknown_year_is_a_gap_and_the_label_stands_at_the_last_known_one() -> None:
    drawn = lines(["’16", "’17", "’18"], [_line("A", [1.0, None, None]), _line("B", [None, 2.0, 3.0])])
    assert list(drawn.data[0].y) == [1.0, None, None, None]
    assert not drawn.data[0].connectgaps
    last = {a.text.split("<")[1].removeprefix("b>"): a.x for a in drawn.layout.annotations if a.showarrow}
    assert last == {"A": 0, "B": 2}
    assert [a["text"] for a in data_of(drawn)["wide"]["layout"]["annotations"] if not a["showarrow"]] == ["1"]


def test_highlighted_lines_have_colour_and_label_and_the_rest_is_one_grey_trace() -> None:
    drawn = lines(["’16", "’17"], [_line("A", [1, 2], highlight=True), _line("B", [2, 3]), _line("C", [3, 4])])
    grey, coloured = drawn.data
    assert grey.line.color == palette.GREY
    assert list(grey.y) == [2, 3, None, 3, 4, None]
    assert coloured.line.color == palette.ACCENT
    assert len([a for a in drawn.layout.annotations if a.showarrow]) == 1


def test_an_incomplete_year_is_named_and_the_first_year_has_room_on_a_phone() -> None:
    drawn = lines(["2016", "2017"], [_line("A", [1, 2])], incomplete=[0])
    for layout in (drawn.layout.to_plotly_json(), data_of(drawn)["wide"]["layout"]):
        assert "niet compleet" in [a["text"] for a in layout["annotations"]]
        assert layout["margin"]["l"] >= 18  # half of '2016': Plotly leaves out what does not fit


def test_an_incomplete_year_stands_in_a_band_that_is_not_hatched() -> None:
    band = lines(["’16", "’17"], [_line("A", [1, 2])], incomplete=[0]).data[0]
    assert (list(band.x), bool(band.marker.pattern)) == ([0], False)


def test_a_click_on_a_line_finds_its_pick() -> None:
    pick: Pick = {"field": "applicant", "value": "b"}
    data = data_of(lines(["’16"], [_line("A", [1]), Line("B", [2], ["2"], ["2"], pick=pick)]))
    assert [data["picks"][n] for n in data["points"][1]] == [pick, pick]


def test_parts_of_a_whole_stand_behind_each_other() -> None:
    first, second = stacked_bars([Stack("2007", [6.0, 2.0], ["6", "2"], ["a", "b"])], PARTS).data
    assert (list(first.base), list(first.x)) == ([0], [6.0])
    assert (list(second.base), list(second.x)) == ([6.0], [2.0])
    assert second.marker.pattern.shape == "/"


def test_a_value_that_does_not_fit_its_part_is_said_above_the_bar() -> None:
    drawn = stacked_bars([Stack("2007", [100.0, 1.0], ["€ 100", "€ 1"], ["a", "b"], "€ 101")], PARTS)
    assert [list(trace.text) for trace in drawn.data] == [["€ 100"], [""]]
    assert [a.text for a in drawn.layout.annotations][1:] == ["<b>2007</b>  € 101", "niet besteed € 1"]


def test_what_is_said_below_a_bar_stays_within_the_figure() -> None:
    states = [Part(name, "#2474b8", "#ffffff") for name in ("Opgeleverd", "Uitgezet", "Nog niet uitgezet")]
    texts = ["€ 437.000", "€ 771.000", "€ 1,61 mln"]
    rows = [
        Stack("Persoonsgerichte aanpak", [0.4, 0.7, 1.6], texts, ["", "", ""], "20 activiteiten, € 2,82 mln"),
        Stack("Preventie", [20, 20, 20], texts, ["", "", ""], "43 activiteiten, € 6,63 mln"),
    ]
    wide = data_of(stacked_bars(rows, states))["wide"]
    words = next(a for a in wide["layout"]["annotations"] if "opgeleverd € 437.000" in a["text"])
    said = words["text"]
    assert words["xshift"] == -wide["layout"]["margin"]["l"] + 8  # from the far left
    assert "nog niet uitgezet € 1,61 mln" in said.replace("<br>", " ")
    assert max(len(line) for line in said.split("<br>")) * 6.7 <= wide["from"]


def test_a_part_that_is_not_known_is_said_and_has_no_length() -> None:
    drawn = stacked_bars([Stack("2007", [5.0, None], ["5", "n.b."], ["a", "b"])], PARTS)
    assert list(drawn.data[1].x) == [0]
    assert drawn.layout.annotations[-1].text == "niet besteed n.b."
    assert data_of(drawn)["series"][1]["values"] == [None]


def test_names_with_markup_stay_text() -> None:
    bad = "<i>A</i>"
    for drawn in (
        slopes([Slope(bad, [Change(1, 2, bad, bad, bad)])], [Measure(bad, bad, "eur")], bad, bad),
        lines([bad], [Line(bad, [1], [bad], [bad])]),
        stacked_bars([Stack(bad, [1], [bad], [bad], bad)], [Part(bad, "#000000", "#ffffff")]),
    ):
        assert "<i>" not in painted(drawn)
