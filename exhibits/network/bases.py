"""On how many people a printed percentage of the survey can rest: 'weet niet' and blanks did not count."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask
from store.remembering import remembered
from view import formats

ALL, SMALLER, CUT, NONE = "alle", "kleiner", "afgekapt", "geen"
"""Fits all respondents; only a smaller group; only rounded down; no group of at most all respondents."""


@dataclass(frozen=True)
class Fit:
    """`people` of `base` is the largest group that gives the percentage; None where none does."""

    kind: str
    respondents: int
    people: int | None
    base: int | None

    @property
    def text(self) -> str:
        """'15 van 27, als iedereen meetelt', 'hoogstens 4 van 9', 'past bij geen groep tot en met 10'"""
        if self.people is None or self.base is None:
            return f"past bij geen groep tot en met {formats.integer(self.respondents)}"
        people = f"{formats.integer(self.people)} van {formats.integer(self.base)}"
        return {
            ALL: f"{people}, als iedereen meetelt",
            SMALLER: f"hoogstens {people}",
            CUT: f"{people}, naar beneden afgerond",
        }[self.kind]


@remembered
def contact_fits(ask: Ask) -> dict[Hashable, Fit]:
    """(from_domain, to_domain) → its fit, for the printed percentages."""
    rows = _rows(ask, "contact")
    return {(r.from_domain, r.to_domain): _fit(r) for r in rows.itertuples()}


@remembered
def statement_fits(ask: Ask) -> dict[Hashable, Fit]:
    """(step, statement, domain_id) → its fit, for the printed percentages."""
    rows = _rows(ask, "stelling")
    return {(r.step, r.statement, r.from_domain): _fit(r) for r in rows.itertuples()}


def _rows(ask: Ask, about: str) -> pd.DataFrame:
    rows = ask("network/possible_bases")
    return rows[rows["about"] == about]


def _fit(row: Any) -> Fit:
    base = int(max(row.bases)) if len(row.bases) else None
    people = None if base is None else largest_number(float(row.share_pct), base, cut=row.fit == CUT)
    return Fit(str(row.fit), int(row.respondents), people, None if people is None else base)


def largest_number(share_pct: float, base: int, *, cut: bool = False) -> int | None:
    """The most people of `base` that read as a whole percentage, rounded half up or (`cut`) down; None when none does."""
    fitting = [k for k in range(base + 1) if (100 * k // base if cut else (200 * k + base) // (2 * base)) == share_pct]
    return max(fitting, default=None)
