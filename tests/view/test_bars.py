"""Bars: zero-based, one layout, and names from data that stay text."""

import html

import pytest

from tests.view.painted import painted
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.bars_of_base import BarOfBase, bars_of_base
from view.charts.base import data_of, hover
from view.charts.differences import Difference, differences
from view.charts.labelled_bars import LabelledBar, labelled_bars
from view.charts.marks import range_with_room
from view.charts.rows import Rows, room, room_at


def test_labelled_bars_without_value_take_no_bar() -> None:
    drawn = labelled_bars([LabelledBar("Kop"), LabelledBar("Een", "1", 1.0), LabelledBar("Onbekend", "n.b.")])
    assert list(drawn.data[0].x) == [1.0]
    assert [a.text for a in drawn.layout.annotations] == ["<b>KOP</b>", "<b>Een</b>  1", "<b>Onbekend</b>  n.b."]


def test_bars_start_at_zero_also_below_it() -> None:
    for drawn in (
        labelled_bars([LabelledBar("Meer", "+1", 1.0), LabelledBar("Minder", "-3", -3.0)]),
        rows_of_bars([Row("Meer", [Bar(1.0, "+1", "#000000")]), Row("Minder", [Bar(-3.0, "-3", "#000000")])]),
    ):
        low, high = drawn.layout.xaxis.range
        assert low < -3 < 0 < 1 < high
        assert {x for x in drawn.data[-1].x if x is not None} == {0}


def test_bars_only_above_zero_have_no_mark_at_zero() -> None:
    drawn = rows_of_bars([Row("Een", [Bar(1.0, "1", "#000000")])])
    assert len(drawn.data) == 1
    assert drawn.layout.xaxis.range[0] == 0


def test_the_words_of_a_long_label_have_room_on_a_phone() -> None:
    long = "gemiddelde −€ 1.240.000 per jaar"
    drawn = rows_of_bars([Row("Een", [Bar(10.0, long, "#000000")])])
    high = drawn.layout.xaxis.range[1]
    assert (high - 10) / high * 320 >= 0.55 * 320


def test_counts_that_are_not_known_stand_in_one_line_without_a_bar() -> None:
    rows = [BarOfBase("A", 12, 49, "12 van 49"), BarOfBase("B", None, 49, "n.b."), BarOfBase("C", None, 49, "n.b.")]
    drawn = bars_of_base(rows)
    track, known, words = drawn.data
    assert (list(track.x), list(known.x)) == ([49], [12])
    assert [t.strip() for t in words.text] == ["12 van 49"]
    assert [a.text for a in drawn.layout.annotations] == ["<b>A</b>", "Geen aantal bekend: B, C"]
    assert data_of(drawn)["series"][0]["values"] == [12, None, None]


def test_what_is_not_known_is_said_below_its_own_group() -> None:
    rows = [BarOfBase("A", None, 9, "n.b.", heading="Een"), BarOfBase("B", 1, 9, "1", heading="Twee")]
    texts = [a.text for a in bars_of_base(rows).layout.annotations]
    assert texts == ["<b>Een</b>", "Geen aantal bekend: A", "<b>Twee</b>", "B"]


def test_long_hovers_break_into_lines_that_fit_and_stay_text() -> None:
    text = hover("Een zin die langer is dan wat er op een telefoon past & <b>opmaak</b> die tekst blijft\nen een regel")
    lines = text.split("<br>")
    assert len(lines) == 4
    assert all(len(html.unescape(line)) <= 45 for line in lines)
    assert "<b>" not in text


def test_words_take_room_only_where_they_stand() -> None:
    """Long words at a short bar do not make all bars shorter; those that fit below longer ones further out are left out."""
    assert room([80, 0], ["80%", "te weinig voor een aandeel"])[2:3] == [80]
    assert room_at(0, 80, [(80, 0, 50), (40, 0, 30), (10, 0, 200)]) == [0, 80, 80, 0, 50, 10, 0, 200]
    assert room_at(0, 80, [(30, 70, 12), (30, 70, 12), (60, 40, 12), (5, 20, 0)]) == [
        0,
        80,
        30,
        70,
        12,
        60,
        40,
        12,
        5,
        20,
        0,
    ]


def test_a_heading_takes_its_own_height() -> None:
    plain = bars_of_base([BarOfBase("A", 1, 2, "1")]).layout.height
    assert bars_of_base([BarOfBase("A", 1, 2, "1", heading="Groep")]).layout.height > plain


def test_differences_write_their_parts_on_the_free_side() -> None:
    words = differences([Difference("Meer", 3, "+3", "5 tegen 2"), Difference("Minder", -3, "−3", "2 tegen 5")]).data[2]
    assert list(words.textposition) == ["middle right", "middle left", "middle left", "middle right"]


def test_rows_stack_words_and_bars_from_the_top() -> None:
    place = Rows()
    place.words("a", 20)
    assert place.bar(10) == 25
    assert place.y == 30


def test_a_difference_in_parts_names_its_sides_and_its_totals() -> None:
    bars = [Bar(2.0, "aantal +2", "#000000"), Bar(-5.0, "gemiddelde −5", "#000000")]
    drawn = rows_of_bars([Row("A", bars, text="−3")], names=("aantal", "gemiddelde"), sides=("minder", "meer"))
    assert [a.text for a in drawn.layout.annotations] == [
        "minder ←   → meer",
        "<b>A</b>  −3",
        "aantal +2 · gemiddelde −5",
    ]
    data = data_of(drawn)
    assert data["chart"] == "differences"
    assert [(one["name"], one["values"]) for one in data["series"]] == [("aantal", [2.0]), ("gemiddelde", [-5.0])]


def test_names_with_markup_stay_text() -> None:
    for drawn in (
        labelled_bars([LabelledBar("<i>A</i>", "<u>1</u>", 1.0)]),
        rows_of_bars([Row("<i>A</i>", [Bar(1.0, "<i>1</i>", "#000000", "<i>h</i>")])]),
        bars_of_base([BarOfBase("<i>A</i>", 1, 2, "<i>1</i>", heading="<i>k</i>")]),
        differences([Difference("<i>A</i>", 1, "<i>1</i>", "<i>p</i>")]),
    ):
        assert "<i>" not in painted(drawn)


def test_the_range_is_just_enough_for_the_words_at_both_ends() -> None:
    values, widths = [-40.0, 5.0, 100.0, 97.0], [90.0, 150.0, 60.0, 80.0]
    low, high = range_with_room(values, widths, 320)
    per_px = (high - low) / 320
    assert low == pytest.approx(-40 - 90 * per_px)
    assert high == pytest.approx(max(v + px * per_px for v, px in zip(values[1:], widths[1:], strict=True)))
    low, high = range_with_room([-1.0, 1.0], [300.0, 300.0], 320)  # more words than width: the bars keep a part
    assert high - low < 20
