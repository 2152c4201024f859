"""Own records never show fewer than MINIMUM people: not in a cell, and not by calculating with other cells.

For whoever shows counts of own records (origin 'eigen'; sample data are invented and published figures are published,
so neither is withheld):

- `origin_of_survey(ask)` says whose records the tables of the survey hold;
- `released(atoms, queries)` takes the counts per finest cell of ONE question among ONE group of people, and everything
  that any filter of the page can ask of it, most important first; it gives the count, or None for what is withheld;
- `people(count)` writes it: '<5' for what is withheld.

Call `released` with all queries of all filters at once, always in the same order, and show only what it gives. Shares,
sums, intervals, titles and alt texts are made from what it gives, never from the records.

**Why nothing can be worked back.** The released queries divide the people into classes: two people are in one class
when every released query counts both or neither. A query is released only when, with it, every class still has at
least MINIMUM people. Everything that can be calculated from released counts (a total minus its parts, a complement, the
difference of two filters, any sum with plus and minus that stands for a group of people) is a count of whole classes,
so it counts at least MINIMUM people or nobody could be in it by definition. This holds for all filters together,
because the release is decided for all of them at once and not per view. A count of zero is withheld as well.

**Why all that is withheld reads the same.** Small counts, and larger ones withheld to protect a small one beside them,
both read '<5'. Did they read differently, then '<5' of three parts with a total of 12 would mean 4, 4 and 4. So '<5' means:
fewer than 5 people, or withheld because a group of fewer than 5 could be worked out from it (`EXPLANATION`). What a
reader learns from a withheld count is only that some group, there or beside it, is small.

Two questions about the same people (another statement, another direction) are separate calls: they are never crossed
on a page, so no group in both at once can be worked out.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from exhibits.exhibit import Ask, Origin
from view import formats

MINIMUM = 5
"""The one setting: groups of fewer people are not shown. All texts follow it."""
SURVEY_TABLES = ("partner", "partner_contact", "partner_statement")
WITHHELD = f"<{MINIMUM}"
EXPLANATION = (
    f"'{WITHHELD}': minder dan {MINIMUM} mensen, of niet getoond omdat anders een groep van minder dan {MINIMUM} mensen "
    "is uit te rekenen. Beide zien er hetzelfde uit, en tellen niet mee in percentages en maten."
)

Atom = TypeVar("Atom", bound=Hashable)


def origin_of_survey(ask: Ask) -> Origin:
    """'voorbeeld' only while every table of the survey is the sample as it was shipped, else 'eigen'.

    The three tables are about the same people, so one of them being one's own makes all of them so; and whatever else
    an origin might say, or a table that is not listed, is taken as one's own: withholding fails closed.
    """
    origins = dict(ask("trust/datasets")[["table_name", "origin"]].itertuples(index=False))
    return "voorbeeld" if all(origins.get(table) == "voorbeeld" for table in SURVEY_TABLES) else "eigen"


def released(atoms: Mapping[Atom, int], queries: Sequence[Collection[Atom]]) -> list[int | None]:
    """The count of each query (a set of atoms), or None where it is withheld; see the module's argument.

    `atoms` counts the people per finest cell, each person in one. Put the group as a whole first and the page's default
    next: what comes earlier is released rather than what comes later. A query equal to an earlier one gets the same.
    """
    classes: list[frozenset[Atom]] = []
    known: dict[frozenset[Atom], int | None] = {}
    everything = frozenset(atoms)
    if sum(atoms.values()) >= MINIMUM:
        classes = [everything]
    for query in map(frozenset, queries):
        if query in known:
            continue
        parts = [part for one in classes for part in (one & query, one - query) if part]
        safe = bool(query) and bool(classes) and all(sum(atoms[a] for a in part) >= MINIMUM for part in parts)
        known[query] = sum(atoms[a] for a in query) if safe else None
        classes = parts if safe else classes
    return [known[frozenset(query)] for query in queries]


def people(count: int | None) -> str:
    """'15', or '<5' for a count that is withheld."""
    return WITHHELD if count is None else formats.integer(count)
