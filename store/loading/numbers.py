"""Reads a column of amounts as people write them: '€ 1.250,50', '1250.5', '1 250', '(300)'.

What a dot or a comma means is settled by the column as a whole, or by the user. When nothing settles '1.234', it is not read.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from store.loading.findings import Mask
from store.loading.grids import Decimal

PLAIN = r"-?[0-9]+"
SURE = {
    ",": r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]+,[0-9]{1,2}|[0-9]+,[0-9]{4,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
    r"|0,[0-9]+|[0-9]{4,},[0-9]+)",
    ".": r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|[0-9]{1,3}(?:,[0-9]{3}){2,}"
    r"|0\.[0-9]+|[0-9]{4,}\.[0-9]+)",
}
EITHER = r"-?[1-9][0-9]{0,2}[.,][0-9]{3}"


@dataclass(frozen=True)
class Numbers:
    """`texts` are plain numbers with a dot ('' where there is none); the masks say which cells could not be read."""

    texts: "pd.Series"
    decimal: Decimal | None
    """What the column's cells settled, or was given; None when no cell tells."""
    unreadable: Mask
    ambiguous: Mask
    otherwise: Mask
    """Written in the other way than most of the column."""


def bare(texts: "pd.Series") -> "pd.Series":
    """Without currency, spaces between thousands and other dress: '€ 1 250,-' → '1250', '(300)' → '-300'."""
    s = texts.str.strip().str.replace("[\u2212\u2013]", "-", regex=True)
    s = s.str.replace(r"^\+", "", regex=True)
    s = s.str.replace(r"^(-?)\s*(?:€|EUR)\s*", r"\1", regex=True)
    s = s.str.replace(r"\s*(?:€|EUR|[Ee]uro)$", "", regex=True)
    s = s.str.replace(r",(?:-{1,2}|=)$", "", regex=True)
    s = s.str.replace(r"^\(([^()]+)\)$", r"-\1", regex=True)
    s = s.str.replace(r"^([0-9][0-9.,]*)-$", r"-\1", regex=True)
    spaced = s.str.fullmatch("-?[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?:[.,][0-9]+)?")
    return s.where(~spaced, s.str.replace("[ \u00a0\u202f'’]", "", regex=True))


def read(texts: "pd.Series", typed: Mask, *, whole: bool, decimal: Decimal | None) -> Numbers:
    """Reads a column; `typed` cells are as Excel stored them, `whole` columns hold no decimals."""
    s = bare(texts)
    empty = (s == "").to_numpy(dtype=bool)
    settled = {mark: s.str.fullmatch(pattern).to_numpy(dtype=bool) & ~typed for mark, pattern in SURE.items()}
    plain = s.str.fullmatch(PLAIN).to_numpy(dtype=bool) | (
        typed & s.str.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?").to_numpy(dtype=bool)
    )
    either = s.str.fullmatch(EITHER).to_numpy(dtype=bool) & ~plain
    either_sure = either & (settled[","] | settled["."])
    either &= ~either_sure
    unreadable = ~(empty | plain | either | settled[","] | settled["."])
    counts = {mark: int(found.sum()) for mark, found in settled.items()}
    chosen = decimal
    if chosen is None and (counts[","] or counts["."]):
        chosen = "," if counts[","] >= counts["."] else "."
    none = np.zeros(len(s), dtype=bool)
    otherwise = settled["." if chosen == "," else ","] if chosen else none
    ambiguous = either if chosen is None and not whole else none
    dutch = s.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    english = s.str.replace(",", "", regex=False)
    # a whole number has no decimals, so the mark in '1.234' can only stand between thousands
    out = s.where(plain, english if chosen == "." else dutch)
    if whole:
        out = out.where(~either, s.str.replace("[.,]", "", regex=True))
    out = out.where(~(unreadable | ambiguous | otherwise | empty), "")
    out = out.str.replace(r"(\.[0-9]*?)0+$", r"\1", regex=True).str.replace(r"\.$", "", regex=True)
    return Numbers(out, chosen, unreadable, ambiguous, otherwise)
