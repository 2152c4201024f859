"""Numbers the Dutch way, rounded the way people round."""

from view import formats


def test_halves_are_rounded_up() -> None:
    assert [formats.half_up(x) for x in (0, 0.5, 12.5, 61.5, 62.5, 99.4, -2.5)] == [0, 1, 13, 62, 63, 99, -2]


def test_a_whole_percentage_rounds_half_up() -> None:
    assert [formats.whole_pct(x) for x in (12.5, 62.5, 0.4, 99.5)] == ["13%", "63%", "0%", "100%"]


def test_an_unknown_percentage_reads_as_unknown() -> None:
    assert formats.whole_pct(None) == formats.whole_pct(float("nan")) == "n.b."
