"""How many people of the records have contact, per direction: the one place where contact records are counted."""

from typing import TypeAlias

import pandas as pd

from exhibits import privacy
from exhibits.exhibit import Ask
from exhibits.network.contact_choice import FREQUENCIES, NATURES
from view import formats

_MOST_OFTEN_FIRST = ("wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar")
_RECORDED = dict(zip(("wekelijks", "maandelijks", "jaarlijks", "vijfjaarlijks"), _MOST_OFTEN_FIRST, strict=True))
"""The code of a choice → the answer as it stands in the records."""
_NO_CONTACT = "geen contact"
_NO_NATURE = "niet ingevuld"
_ALL_NATURES = ("algemeen", "casus", "beide", _NO_NATURE)
_BLANK = ("niet ingevuld", _NO_NATURE)

Atom: TypeAlias = tuple[str, str]
Direction: TypeAlias = tuple[str, str]
"""(from_domain, to_domain)"""


def counts_per_direction(
    ask: Ask, frequency: str, nature: str, *, own: bool
) -> dict[Direction, tuple[int | None, int | None]]:
    """(from, to) → (people with this contact, people who answered); None where own records withhold it."""
    rows = ask("network/contact_atoms")
    return {
        (str(start), str(end)): _counts(_atoms(of_direction), _asked(frequency, nature), own=own)
        for (start, end), of_direction in rows.groupby(["from_domain", "to_domain"])
    }


def _atoms(rows: pd.DataFrame) -> dict[Atom, int]:
    """People per frequency and nature, with every combination that exists in the questionnaire, also those of nobody."""
    contact = [(f, n) for f in _MOST_OFTEN_FIRST for n in _ALL_NATURES]
    counted: dict[Atom, int] = dict.fromkeys([*contact, (_NO_CONTACT, _NO_NATURE), _BLANK], 0)
    for row in rows.itertuples(index=False):
        if formats.is_unknown(row.frequency):
            atom = _BLANK
        elif row.frequency == _NO_CONTACT:
            atom = (_NO_CONTACT, _NO_NATURE)
        else:
            atom = (str(row.frequency), _NO_NATURE if formats.is_unknown(row.nature) else str(row.nature))
        counted[atom] += int(row.people)
    return counted


def _asked(frequency: str, nature: str) -> frozenset[Atom]:
    """The cells that a choice of filters counts as contact."""
    often = _MOST_OFTEN_FIRST[: _MOST_OFTEN_FIRST.index(_RECORDED[frequency]) + 1]
    natures = _ALL_NATURES if nature == "alle" else (nature,)
    return frozenset((f, n) for f in often for n in natures)


def _counts(atoms: dict[Atom, int], asked: frozenset[Atom], *, own: bool) -> tuple[int | None, int | None]:
    """(people, base) for one choice; for own records as far as all choices together allow."""
    everybody, answered = frozenset(atoms), frozenset(atoms) - {_BLANK}
    if not own:
        return sum(atoms[a] for a in asked), sum(atoms[a] for a in answered)
    choices = [_asked(f, n) for n in NATURES for f in FREQUENCIES]
    group, base, *counts = privacy.released(atoms, [everybody, answered, *choices])
    # where those who left it blank are too few to leave out, they stay in
    return counts[choices.index(asked)], group if base is None else base
