"""What can be chosen on the page about the Actieplan."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import ALL, AnyParameter, Choice, Many, One
from exhibits.exhibit import Ask
from exhibits.shared import phrases


def code_of(line: str) -> str:
    """'Scan en monitor' → 'scan-en-monitor': a line's short code in an address."""
    letters = unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def line_names(ask: Ask) -> dict[str, str]:
    """code → name of each main line, the largest budget first."""
    return {code_of(line): line for line in ask("money/programme_lines")["line"]}


def plan_years(ask: Ask) -> tuple[int, ...]:
    """The years with a budget, in order."""
    return tuple(int(year) for year in ask("money/programme_years")["year"])


@dataclass(frozen=True)
class ProgrammeChoice(Choice):
    """`code` is that of a main line or ALL; `years` () is all of them."""

    code: str
    years: tuple[int, ...]

    page: ClassVar[str] = "actieplan"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        lines = {ALL: "Alle hoofdregels"} | line_names(ask)
        return (
            One("code", "hoofdregel", "Hoofdregel", lines, segmented=False, width=260),
            Many("years", "jaar", "Jaren", {year: str(year) for year in plan_years(ask)}, "Alle jaren", width=420),
        )

    @property
    def is_whole_plan(self) -> bool:
        return self.code == ALL

    def line(self, ask: Ask) -> str | None:
        """The chosen main line's name; None for the whole plan."""
        return None if self.is_whole_plan else line_names(ask)[self.code]

    def picked_years(self, ask: Ask) -> tuple[int, ...]:
        return self.years or plan_years(ask)

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        """`only` years: the exhibit is about the whole plan, whatever line is chosen."""
        line = "niet van toepassing" if only and "code" not in only else self.line(ask) or "alle"
        return (f"Hoofdregel: {line}", f"Jaren: {phrases.span_of_years(self.picked_years(ask))}")

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Each line and all together, for all years, each year alone, and two that do not follow each other."""
        every = plan_years(ask)
        spans = [(), *((year,) for year in every), (every[0], every[-1])]
        start = cls.default(ask)
        return [replace(start, code=code, years=years) for code in (ALL, *line_names(ask)) for years in spans]
