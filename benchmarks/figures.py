"""Measured figures: medians with their spread, and the Markdown tables they are printed in."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass
class Series:
    """Repeated measurements of one thing, in `unit`."""

    unit: str = "ms"
    values: list[float] = field(default_factory=list)

    def add(self, value: float) -> None:
        self.values.append(value)

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        """'62 ms [58–71], n=10': median, and from the first quartile to the third."""
        if not self.values:
            return "–"
        low, high = self.median, self.median
        if len(self.values) > 1:
            low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        digits = 0 if self.median >= 100 else 1 if self.median >= 10 else 2
        return f"{self.median:.{digits}f} {self.unit} [{low:.{digits}f}–{high:.{digits}f}], n={len(self.values)}"


@dataclass(frozen=True)
class Goal:
    """What design.md holds us to: at most `limit`, times the other's median when there is `beside`."""

    words: str
    limit: float


@dataclass(frozen=True)
class Line:
    """One row of the results: ours, perhaps beside another's, perhaps with a goal."""

    what: str
    ours: Series
    beside: Series | None = None
    other: str = ""
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        if self.beside is None or not self.beside.values or not self.ours.values:
            return None
        return self.ours.median / self.beside.median

    @property
    def verdict(self) -> str:
        if self.goal is None or not self.ours.values:
            return ""
        measured = self.ratio if self.beside is not None else self.ours.median
        if measured is None:
            return "not measured"
        return f"{self.goal.words}: **{'met' if measured <= self.goal.limit else 'NOT met'}**"


def timed(work: Callable[[], object]) -> float:
    """How long `work` takes, in ms."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def lines_table(lines: Sequence[Line]) -> str:
    return table(
        ("what", "ours", "beside", "ratio", "goal"),
        [
            (
                line.what,
                str(line.ours),
                f"{line.other} {line.beside}" if line.beside is not None else "",
                "" if line.ratio is None else f"{line.ratio:.2f}",
                line.verdict,
            )
            for line in lines
        ],
    )
