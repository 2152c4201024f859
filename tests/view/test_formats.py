"""Numbers the Dutch way, rounded the way people round."""

from datetime import UTC, datetime, tzinfo

import pytest

from export import about
from view import formats


def test_halves_are_rounded_up() -> None:
    assert [formats.half_up(x) for x in (0, 0.5, 12.5, 61.5, 62.5, 99.4, -2.5)] == [0, 1, 13, 62, 63, 99, -2]


def test_a_whole_percentage_rounds_half_up() -> None:
    assert [formats.whole_pct(x) for x in (12.5, 62.5, 0.4, 99.5)] == ["13%", "63%", "0%", "100%"]


def test_a_short_amount_rounds_half_a_thousand_up() -> None:
    assert [formats.eur_short(x) for x in (12_499, 12_500, 13_500, -12_500)] == [
        "€\u00a012.000",
        "€\u00a013.000",
        "€\u00a014.000",
        "−€\u00a013.000",
    ]


def test_an_unknown_percentage_reads_as_unknown() -> None:
    assert formats.whole_pct(None) == formats.whole_pct(float("nan")) == "n.b."


def test_amounts_of_a_column_have_equal_decimals_and_unknown_stays_unknown() -> None:
    assert (formats.eur(44247.5), formats.eur(None)) == ("€\u00a044.248", "n.b.")
    assert [formats.eur_exact(v) for v in (46829.0, 44247.32)] == ["€\u00a046.829", "€\u00a044.247,32"]
    assert formats.decimal_column([8, 7.5, None], 1) == ["8,0", "7,5", "n.b."]
    assert formats.decimal_column([8.0, 7]) == ["8", "7"]


def test_millions_side_by_side_have_equal_decimals() -> None:
    assert formats.eur_alike(2_210_000, 1_920_000) == ["€\u00a02,21\u00a0mln", "€\u00a01,92\u00a0mln"]
    assert formats.eur_alike(2_210_000, 559_000) == ["€\u00a02,2\u00a0mln", "€\u00a0559.000"]
    assert formats.eur_alike(-2_210_000, None, 1_920_000, signed=True) == [
        "−€\u00a02,21\u00a0mln",
        "n.b.",
        "+€\u00a01,92\u00a0mln",
    ]


def test_a_moment_is_the_day_that_it_is_here_also_just_after_midnight() -> None:
    assert formats.day("2026-11-21T23:03:00+00:00") == "22-11-2026"
    assert formats.day("2026-07-01T22:30:00+00:00") == "02-07-2026"
    assert formats.day("2026-11-21") == "21-11-2026"


def test_an_amount_that_is_not_nothing_never_reads_as_nothing() -> None:
    assert formats.mln_eur(0.0034) == "€\u00a03.400"
    assert formats.mln_eur(-0.0034) == "−€\u00a03.400"
    assert formats.mln_eur(0) == "€\u00a00,00\u00a0mln"
    assert formats.mln_eur(0.005) == "€\u00a00,01\u00a0mln"
    assert formats.hundredths(0.0034) == "< 0,01"


def test_files_are_dated_with_the_day_that_it_is_here_whatever_the_servers_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class JustAfterMidnight(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "JustAfterMidnight":
            return cls(2026, 11, 21, 23, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(formats, "datetime", JustAfterMidnight)
    assert formats.current_day().isoformat() == about.today() == "2026-11-22"
