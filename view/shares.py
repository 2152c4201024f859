"""How precise a percentage reads: no more than its base bears.

A tenth of a percentage is a thousandth of its base. Of 12 or 187 nobody is a tenth of a per cent, and '33,3%' would claim
to have told apart what cannot differ: such percentages are whole. From a thousand on they have one decimal. A base is
counted in the unit in which its source gives it: municipalities, respondents, activities, euros, hundredths of a million
for an amount that is printed in millions. What stands together reads alike, so the smallest base decides for a table.
Two things keep their decimals: a percentage that a source prints, and one that shows how a source rounded.
"""

from collections.abc import Callable
from typing import Any

from view import formats
from view.formats import Kind

LEAST_BASE_OF_TENTHS = 1000


def bears_tenths(*bases: Any) -> bool:
    """Whether percentages of these bases may have a decimal; an unknown base says nothing."""
    return all(abs(float(base)) >= LEAST_BASE_OF_TENTHS for base in bases if not formats.is_unknown(base))


def share_pct(value: Any, *bases: Any) -> str:
    """'33%' of 12, '33,3%' of 12.000"""
    if formats.is_unknown(value):
        return formats.UNKNOWN
    return formats.IN_TENTHS["pct"](value) if bears_tenths(*bases) else formats.whole_pct(value)


def whole_points(value: Any) -> str:
    """+3 procentpunt"""
    return formats.UNKNOWN if formats.is_unknown(value) else f"{formats.integer(value, signed=True)} procentpunt"


IN_WHOLES: dict[Kind, Callable[[Any], str]] = {"pct": formats.whole_pct, "points": whole_points}
"""How percentages and points read where their base is small."""
