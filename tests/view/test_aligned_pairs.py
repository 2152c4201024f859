"""Needs beside means: bars at the left, the change at the right, one row a group."""

from tests.view.painted import painted
from view.charts.aligned_pairs import AlignedPair, Count, aligned_pairs
from view.charts.base import data_of
from view.charts.slopes import Change

ROWS = [
    AlignedPair(
        "Sleutelfiguren",
        [Count("Netwerk van sleutelfiguren", 28, "28 van 49", "h"), Count("Training", None, "n.b.", "h")],
        Change(0.86, 1.02, "0,86", "1,02", "h"),
        "#2d884a",
        pick={"field": "cluster", "value": "sleutelfiguren"},
    ),
    AlignedPair("Evaluatie", [], Change(0.56, None, "0,56"), "#a58f16", empty="Geen behoefte genoemd"),
]


def test_each_side_has_its_own_scale_from_zero() -> None:
    layout = aligned_pairs(ROWS, "Behoeften", "Toegekend", ("2020", "2021"), base=49).layout
    assert list(layout.xaxis.range) == [0, 49]
    assert layout.xaxis2.range[0] < 0 < 1.02 < layout.xaxis2.range[1] < 1.2
    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0]


def test_what_is_not_known_or_not_there_is_said_in_words() -> None:
    drawn = aligned_pairs(ROWS, "Behoeften", "Toegekend", ("2020", "2021"), base=49)
    texts = [a.text.replace("<br>", " ") for a in drawn.layout.annotations]
    assert "Netwerk van sleutelfiguren: 28\u00a0van\u00a049" in texts
    assert "Geen aantal bekend: Training" in texts
    assert "Geen behoefte genoemd" in texts
    assert "0,56 → <b>n.b.</b>" in texts
    assert list(drawn.data[0].x) == [28]


def test_the_data_keep_the_two_sides_apart() -> None:
    data = data_of(aligned_pairs(ROWS, "Behoeften", "Toegekend", ("2020", "2021"), base=49))
    assert data["headings"] == ["Sleutelfiguren"] * 3 + ["Evaluatie"]
    assert [(s["panel"], s["name"], s["values"]) for s in data["series"]] == [
        ("Behoeften", "Behoeften", [28, None, None, None]),
        ("Toegekend", "2020", [None, None, 0.86, 0.56]),
        ("Toegekend", "2021", [None, None, 1.02, None]),
    ]


def test_a_click_on_a_bar_or_a_dot_finds_its_group() -> None:
    data = data_of(aligned_pairs(ROWS, "Behoeften", "Toegekend", ("2020", "2021"), base=49))
    assert data["points"] == [[0], [], [], [2, 3], [2]]
    assert data["picks"] == [ROWS[0].pick] * 3 + [None]


def test_names_with_markup_stay_text() -> None:
    bad = "<i>A</i>"
    row = AlignedPair(bad, [Count(bad, 1, bad, bad)], Change(1, 2, bad, bad, bad), empty=bad)
    drawn = aligned_pairs([row], bad, bad, (bad, bad), base=2)
    assert "<i>" not in painted(drawn)
