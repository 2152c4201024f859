"""Colours that everybody can tell apart, on both pages."""

import itertools

import pytest

from tests.view.colour_difference import VISIONS, ciede2000, lab
from view import palette

SETS = {"clusters": palette.CLUSTER, "domains": palette.DOMAIN}


def test_the_difference_is_that_of_the_published_examples() -> None:
    # Sharma, Wu & Dalal (2005), table 1, pairs 1, 7, 17 and 25
    for one, other, expected in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", SETS)
def test_colours_are_apart_for_every_eye(name: str, vision: str) -> None:
    colours = {**SETS[name], "accent": palette.ACCENT, "grey": palette.GREY}
    pairs = list(itertools.combinations(colours, 2))
    assert len(pairs) >= 21
    for one, other in pairs:
        apart = ciede2000(lab(colours[one], vision), lab(colours[other], vision))
        assert apart >= 10, f"{one} and {other}: {apart:.1f} with {vision}"


@pytest.mark.parametrize("vision", VISIONS)
def test_what_is_wrong_is_apart_from_what_is_not(vision: str) -> None:
    for other in (palette.GREY, palette.ACCENT):
        assert ciede2000(lab(palette.FAULT, vision), lab(other, vision)) >= 10


@pytest.mark.parametrize("page", [palette.LIGHT_PAGE, palette.DARK_PAGE])
def test_marks_stand_out_from_the_page(page: str) -> None:
    marks = [*palette.CLUSTER.values(), *palette.DOMAIN.values(), palette.ACCENT, palette.GREY]
    marks += [palette.LOSS, palette.FAULT]
    assert [c for c in marks if palette.contrast(c, page) < 3] == []


def test_much_stands_out_from_the_page_in_the_light_and_in_the_dark() -> None:
    for page, shades in (
        (palette.LIGHT_PAGE, palette.LIGHT_SHADES),
        (palette.DARK_PAGE, palette.DARK_SHADES),
    ):
        contrasts = [palette.contrast(shade, page) for shade in shades]
        assert contrasts == sorted(contrasts)
        assert contrasts[-1] > 7


def test_words_on_every_shade_are_readable() -> None:
    for steps in palette.ramps().values():
        assert all(palette.contrast(fill, text) >= 4.5 for fill, text in steps)


def test_shades_are_equal_steps_and_a_limit_belongs_to_the_higher_one() -> None:
    assert [palette.shade_class(v, 100) for v in (0, 19, 20, 39, 40, 60, 99, 100, 120, -3)] == [
        0, 0, 1, 1, 2, 3, 4, 4, 4, 0,
    ]  # fmt: skip
