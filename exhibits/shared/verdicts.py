"""Whether a number that a source states in words agrees with what the tables give."""

from collections.abc import Callable

from view import formats

REFUTED, HOLDS, UNCHECKED = "klopt niet", "klopt", "niet te controleren"
NOT_INDEPENDENT = "niet onafhankelijk te controleren"
# sums of amounts with decimals are compared as doubles
_CLOSE = 1e-9
_RULES: dict[str, Callable[[float, float, float], bool]] = {
    "gelijk": lambda computed, stated, margin: abs(computed - stated) <= margin + _CLOSE,
    "ongeveer": lambda computed, stated, margin: abs(computed - stated) <= margin + _CLOSE,
    "bijna": lambda computed, stated, margin: stated - margin - _CLOSE <= computed < stated,
    "ruim": lambda computed, stated, margin: stated <= computed <= stated + margin + _CLOSE,
    "minstens": lambda computed, stated, margin: computed >= stated - _CLOSE,
    "hoogstens": lambda computed, stated, margin: computed <= stated + _CLOSE,
}


def verdict(relation: str, stated: float | None, tolerance: float, computed: float | None) -> str:
    """Whether a claim holds; a value that is not known neither confirms nor refutes."""
    if formats.is_unknown(stated) or formats.is_unknown(computed):
        return UNCHECKED
    return HOLDS if _RULES[relation](float(computed or 0), float(stated or 0), float(tolerance)) else REFUTED
