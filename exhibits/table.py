"""The table of an exhibit: columns with their title, kind and values together, so that no kind can be forgotten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
from pandas.api.types import infer_dtype

from view import formats, shares
from view.formats import Kind

NUMERIC: frozenset[Kind] = frozenset({"integer", "decimal", "eur", "mln_eur", "pct", "points", "year"})
"""Kinds whose values are numbers: aligned to the right, sorted as numbers, real numbers in a workbook."""


def _plain(value: Any) -> Any:
    """A Python value; None for whatever stands for unknown (NaN, NaT, pandas' NA)."""
    if formats.is_unknown(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _all_plain(values: Sequence[Any]) -> tuple[Any, ...]:
    """Python values, None for what is unknown; a frame's column as a whole, as it may have many thousands of rows."""
    if isinstance(values, pd.Series) and (values.dtype != object or infer_dtype(values) == "string"):
        return tuple(values.astype(object).where(values.notna(), None).tolist())
    return tuple(_plain(value) for value in values)


@dataclass(frozen=True)
class Column:
    """A column: its Dutch `title`, how its values read (`kind`), and one value a row; None is unknown ('n.b.').

    `bases` is what percentages (or points) are of, as `shares.bears_tenths` counts it. With `tenths` every percentage has a
    decimal, whole ones too, and with `wholes` none has; its table decides that, unless a page keeps to whole ones. Where any
    number of kind 'decimal' has decimals, all of the column have `decimals`, unless the rows have different units (`mixed_units`).
    """

    title: str
    kind: Kind
    values: Sequence[Any]
    bases: Sequence[Any] = ()
    tenths: bool = False
    wholes: bool = False
    decimals: int = 2
    mixed_units: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", _all_plain(self.values))
        object.__setattr__(self, "bases", _all_plain(self.bases))

    @property
    def is_numeric(self) -> bool:
        return self.kind in NUMERIC

    @property
    def texts(self) -> list[str]:
        """The values as they read in Dutch."""
        if self.kind == "decimal" and not self.mixed_units:
            return formats.decimal_column(self.values, self.decimals)
        if self.kind in formats.IN_TENTHS and (self.tenths or self.wholes):
            read = (shares.IN_WHOLES if self.wholes else formats.IN_TENTHS)[self.kind]
        else:
            read = partial(formats.cell, kind=self.kind)
        return [read(value) for value in self.values]

    @property
    def has_tenths(self) -> bool:
        """Whether any of its percentages or points reads with a decimal."""
        return any(value is not None and round(value, 1) != round(value) for value in self.values)


@dataclass(frozen=True)
class Table:
    """Columns of equal length under different titles, with as many decimals in every percentage of the table.

    There are none where the smallest base bears none.
    Raises ValueError when lengths differ or titles do not.
    """

    columns: tuple[Column, ...]

    def __init__(self, columns: Iterable[Column]) -> None:
        given = tuple(columns)
        small = not shares.bears_tenths(*(base for c in given for base in c.bases))
        wholes = small or any(c.wholes for c in given)
        # '3,0%' too where the base bears a decimal, as in the sentence beside it
        uneven = {c.kind for c in given if c.kind in formats.IN_TENTHS and (c.has_tenths or c.bases)}
        made = (replace(c, tenths=not wholes, wholes=wholes) if c.kind in uneven else c for c in given)
        object.__setattr__(self, "columns", tuple(made))
        titles = [column.title for column in self.columns]
        if len(set(titles)) != len(titles):
            raise ValueError(f"two columns have the same title: {titles}")
        if len({len(column.values) for column in self.columns}) > 1:
            raise ValueError(f"columns differ in length: {[(c.title, len(c.values)) for c in self.columns]}")

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.columns[0].values) if self.columns else 0

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.columns)

    def column(self, title: str) -> Column:
        """Raises KeyError for a title that no column has."""
        for column in self.columns:
            if column.title == title:
                return column
        raise KeyError(title)

    def rows(self) -> list[tuple[Any, ...]]:
        """The values row by row, in the order of the columns."""
        return list(zip(*(column.values for column in self.columns), strict=True))

    def frame(self) -> pd.DataFrame:
        """The values under their titles; dtype object, so that what is unknown stays None."""
        return pd.DataFrame({c.title: pd.Series(list(c.values), dtype=object) for c in self.columns})
