"""How many people of the records have contact, per direction: the one place where contact records are counted."""

from typing import TypeAlias

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.shared import privacy
from view import formats

_MOST_OFTEN_FIRST = ("wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar")
_RECORDED = dict(zip(("wekelijks", "maandelijks", "jaarlijks", "vijfjaarlijks"), _MOST_OFTEN_FIRST, strict=True))
"""The code of a choice → the answer as it stands in the records."""
_NO_CONTACT = "geen contact"
_NO_NATURE = "niet ingevuld"
_NATURES_ASKED = ("algemeen", "casus", "beide")
_ALL_NATURES = (*_NATURES_ASKED, _NO_NATURE)
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
        (str(start), str(end)): _counts(_atoms(of_direction), _contact(frequency, nature), own=own)
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


def _contact(frequency: str, nature: str) -> frozenset[Atom]:
    """The cells that a choice of filters counts as contact."""
    often = _MOST_OFTEN_FIRST[: _MOST_OFTEN_FIRST.index(_RECORDED[frequency]) + 1]
    natures = _ALL_NATURES if nature == "alle" else (nature,)
    return frozenset((f, n) for f in often for n in natures)


def _splits(everybody: frozenset[Atom], *, blank_apart: bool) -> list[list[frozenset[Atom]]]:
    """How the respondents of a direction may be divided, the most important first; see `exhibits.shared.privacy`."""
    splits: list[list[frozenset[Atom]]] = []
    answered = everybody
    if blank_apart:
        answered = everybody - {_BLANK}
        splits.append([answered, frozenset({_BLANK})])
    week, month, year, five_years = (_contact(f, "alle") for f in _RECORDED)
    splits += [[year, answered - year], [month, year - month], [week, month - week]]
    splits.append([five_years - year, answered - five_years])
    for rest in (year, month, year - month, week, month - week, five_years - year):
        for nature in _NATURES_ASKED:
            of_nature = frozenset(atom for atom in rest if atom[1] == nature)
            splits.append([of_nature, rest - of_nature])
            rest -= of_nature
    return splits


def _counts(atoms: dict[Atom, int], asked: frozenset[Atom], *, own: bool) -> tuple[int | None, int | None]:
    """(people, base) for one choice; for own records as far as all choices together allow."""
    everybody = frozenset(atoms)
    people, blank = sum(atoms[a] for a in asked), atoms[_BLANK]
    if not own:
        return people, sum(atoms.values()) - blank
    # where those who left it blank are too few to leave out, they stay in
    blank_apart = blank >= privacy.MINIMUM
    base = everybody - {_BLANK} if blank_apart else everybody
    shown, shown_base = privacy.released(atoms, _splits(everybody, blank_apart=blank_apart), [asked, base])
    return shown, shown_base
