"""A day and a time are those of the Netherlands, whatever the server's clock."""

from store import moments


def test_a_file_loaded_just_after_midnight_is_of_the_new_day() -> None:
    assert moments.day("2026-11-21T23:30:00+00:00") == "2026-11-22"


def test_summer_time_is_kept() -> None:
    assert moments.moment("2026-07-01T22:05:00+00:00") == "02-07-2026, 00:05"
