"""Collects what is wrong in a grid: one problem a cell, in the words of the user's own file, and never endless."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from store.errors import Problem
from store.files import shown

Mask = npt.NDArray[np.bool_]
Words = Callable[[str], tuple[str, str]]

MAX_SHOWN = 1000
"""Problems that are listed, per file; `count` has all of them."""


class Findings:
    """The problems of one file. A cell that was found wrong is not found wrong again."""

    def __init__(self, file: str, rows: "npt.NDArray[np.int64]") -> None:
        self.file = file
        self.rows = rows
        self.problems: list[Problem] = []
        self.count = 0
        self._wrong: dict[str, Mask] = {}

    def wrong(self, column: str) -> Mask:
        """Which cells of a column were found wrong."""
        return self._wrong.setdefault(column, np.zeros(len(self.rows), dtype=bool))

    def add(self, problem: Problem) -> None:
        """A problem of the file, its header or a row as a whole."""
        self.count += 1
        if len(self.problems) < MAX_SHOWN:
            self.problems.append(problem)

    def add_cells(
        self,
        mask: "Mask | pd.Series",
        column: str,
        texts: "pd.Series",
        words: Words,
        *,
        about: "pd.Series | None" = None,
    ) -> None:
        """A problem for each cell of `column` where `mask` holds; `words` gives (rule, advice) for its text, or for that
        of `about` where more than the cell decides."""
        found = np.asarray(mask, dtype=bool) & ~self.wrong(column)
        places = np.flatnonzero(found)
        self._wrong[column] |= found
        self.count += len(places)
        for place in places[: MAX_SHOWN - len(self.problems)]:
            text = str(texts.iloc[place])
            rule, advice = words(text if about is None else str(about.iloc[place]))
            self.problems.append(
                Problem(self.file, rule, advice, int(self.rows[place]), column, shown(text) if text else None)
            )

    def in_order(self) -> tuple[Problem, ...]:
        """The problems as they stand in the file; how many more there are is the last."""
        ordered = sorted(self.problems, key=lambda p: (p.row or 0, p.column or ""))
        if self.count > len(ordered):
            rule = f"er zijn nog {self.count - len(ordered)} problemen; die staan hier niet."
            ordered.append(Problem(self.file, rule, "Los eerst deze op en controleer opnieuw."))
        return tuple(ordered)


def words(rule: str, advice: str) -> Words:
    """The same words for every cell."""
    return lambda _: (rule, advice)
