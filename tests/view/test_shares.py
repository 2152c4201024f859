"""A percentage reads no more precisely than its base bears."""

from exhibits.table import Column, Table
from view import shares


def test_a_percentage_of_few_is_whole_and_one_of_a_thousand_has_a_decimal() -> None:
    assert [shares.share_pct(100 / 3, base) for base in (12, 999, 1000, 12_000)] == ["33%", "33%", "33,3%", "33,3%"]
    assert shares.share_pct(100 / 3, 12_000, 12) == "33%"
    assert shares.share_pct(100 / 3, 12_000, None) == "33,3%"
    assert shares.share_pct(None, 12) == "n.b."
    assert [shares.whole_points(v) for v in (-32.4, 0.2, 32.5, None)] == [
        "−32 procentpunt",
        "0 procentpunt",
        "+33 procentpunt",
        "n.b.",
    ]


def test_the_smallest_base_decides_for_all_of_a_table() -> None:
    def texts(*bases: float) -> list[list[str]]:
        columns = [Column(f"Van {base}", "pct", [33.333, 50.0], bases=[base]) for base in bases]
        return [column.texts for column in Table(columns).columns]

    assert texts(12_000, 2_000) == [["33,3%", "50,0%"]] * 2
    assert texts(12_000, 49) == [["33%", "50%"]] * 2
