"""Whether a number that a source states in words agrees with what the tables give."""

from collections.abc import Callable

from view import formats

REFUTED, HOLDS, UNCHECKED = "klopt niet", "klopt", "niet te controleren"
ROUNDED_DOWN = "klopt, naar beneden afgerond"
NOT_INDEPENDENT = "niet onafhankelijk te controleren"
# sums of amounts with decimals are compared as doubles
_CLOSE = 1e-9
_RULES: dict[str, Callable[[float, float, float], bool]] = {
    "gelijk": lambda computed, stated, margin: abs(computed - stated) <= margin + _CLOSE,
    "ongeveer": lambda computed, stated, margin: abs(computed - stated) <= margin + _CLOSE,
    "bijna": lambda computed, stated, margin: stated - margin - _CLOSE <= computed < stated,
    "ruim": lambda computed, stated, margin: stated <= computed <= stated + margin + _CLOSE,
    "meer dan": lambda computed, stated, margin: computed > stated + _CLOSE,
    "minder dan": lambda computed, stated, margin: computed < stated - _CLOSE,
    "minstens": lambda computed, stated, margin: computed >= stated - _CLOSE,
    "hoogstens": lambda computed, stated, margin: computed <= stated + _CLOSE,
}


def verdict(relation: str, stated: float | None, tolerance: float, computed: float | None, unit: str = "") -> str:
    """Whether a claim holds; a value that is not known neither confirms nor refutes.

    A whole percentage from which the decimals were cut off (85,7% printed as 85%) holds, and the verdict says how.
    """
    if formats.is_unknown(stated) or formats.is_unknown(computed):
        return UNCHECKED
    value, named = float(computed or 0), float(stated or 0)
    if _RULES[relation](value, named, float(tolerance)):
        return HOLDS
    return ROUNDED_DOWN if relation == "gelijk" and unit == "%" and named <= value < named + 1 else REFUTED
