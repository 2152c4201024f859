"""Own records never show fewer than MINIMUM people: not in a cell, not by calculating, not by what is left out.

For whoever shows counts of own records (origin 'eigen'; sample data are invented and published figures are published,
so neither is withheld):

- `origin_of_survey(ask)` says whose records the tables of the survey hold; every doubt is one's own;
- `sizes_released(sizes)` gives the number of respondents per domain, or None for what is withheld;
- `released(counts, splits, queries)` takes the people of ONE domain per finest cell of ONE question, how they may be
  divided, and what the page can ask; it gives the count of each, or None for what is withheld;
- `people(count)` writes it: '<5' for what is withheld.

Show only what these give. Shares, sums, intervals, titles and alt texts are made from it, never from the records. Call
`released` only for a domain whose size is shown.

**Why nothing can be worked back.** `released` starts with everybody in one class and divides a class only when every
part has at least MINIMUM people. What it gives are counts of whole classes. Everything that can be calculated from them
(a total minus its parts, the difference of two filters, any sum with plus and minus that stands for a group of people)
is again a count of whole classes: at least MINIMUM people. Zero is withheld as well, except that a domain in which
nobody took part says so: then there is nobody to protect.

**Why what is withheld is not determined by what is shown**, also for who knows this code. A count is withheld because
it cuts through a class of at least MINIMUM people, which a split that was refused left whole. All of these people could
be in one cell, inside or outside the count: then all parts of the refused split but one are empty, so every answer is the
same while the count is another. This holds for each class by itself, because a split divides one class; and also where
two refused splits cross (how often, of which nature), because one cell lies in one part of either. For sizes see
`sizes_released`. `tests/network/test_privacy.py` tries all tables up to a size for both.

**Why all that is withheld reads the same.** Small counts, and larger ones withheld to protect a small one, both read
'<5' (`EXPLANATION`). What a reader learns is only that some group, there or beside it, is small.

Two questions about the same people (another statement, another direction) are separate calls: they are never crossed
on a page, so no group in both at once can be worked out. What this cannot prevent: who keeps what was shown before a
file was replaced can compare it with what is shown after. So load a survey when it is complete, not person by person;
the pages show one version only, a briefing keeps no old values of own records, and neither row counts per group nor any
part of a file's checksum are shown.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from exhibits.exhibit import Ask, Origin
from store.remembering import remembered
from view import formats

MINIMUM = 5
"""The one setting: groups of fewer people are not shown. All texts follow it."""
SURVEY_TABLES = ("partner", "partner_contact", "partner_statement")
WITHHELD = f"<{MINIMUM}"
EXPLANATION = (
    f"'{WITHHELD}': minder dan {MINIMUM} mensen, of niet getoond omdat anders een groep van minder dan {MINIMUM} mensen "
    "is uit te rekenen. Beide zien er hetzelfde uit, en tellen niet mee in percentages en maten."
)
NOT_SHOWN = f"niet getoond: te kleine groepen ({WITHHELD})"
"""In the place of percentages in a title, where they are withheld; 'niet bekend' is for what nobody knows."""
NEEDED = f"Voor een percentage zijn per domein minstens {2 * MINIMUM} respondenten nodig: {MINIMUM} die het antwoord gaven en {MINIMUM} die dat niet deden."

Cell = TypeVar("Cell", bound=Hashable)


@remembered
def origin_of_survey(ask: Ask) -> Origin:
    """'voorbeeld' only while every table of the survey is the sample as it was shipped, else 'eigen'.

    The three tables are about the same people, so one of them being one's own makes all of them so; and whatever else
    an origin might say, or a table that is not listed, is taken as one's own: withholding fails closed.
    """
    origins = dict(ask("trust/datasets")[["table_name", "origin"]].itertuples(index=False))
    return "voorbeeld" if all(origins.get(table) == "voorbeeld" for table in SURVEY_TABLES) else "eigen"


def sizes_released(sizes: Mapping[Cell, int]) -> dict[Cell, int | None]:
    """The size of each group, None for what is withheld; the total may be known.

    Small groups are withheld, and with them the first larger ones (in the order given), until all of these have at least
    MINIMUM people for each larger one and MINIMUM to spare. That the rule stopped there says that the last of them has
    more than MINIMUM; so a person fewer there and one more in a small group gives the same answers. Where there are not
    enough larger groups, all sizes are withheld, also that of a group with nobody in it.
    """
    small = {group for group, size in sizes.items() if 0 < size < MINIMUM}
    if not small:
        return dict(sizes)
    withheld = set(small)
    larger = (group for group, size in sizes.items() if size >= MINIMUM)
    for covers, group in enumerate(larger, start=1):
        withheld.add(group)
        if sum(sizes[one] for one in withheld) >= MINIMUM * (covers + 1):
            return {group: None if group in withheld else size for group, size in sizes.items()}
    return dict.fromkeys(sizes)


def released(
    counts: Mapping[Cell, int], splits: Sequence[Sequence[Collection[Cell]]], queries: Sequence[Collection[Cell]]
) -> list[int | None]:
    """The count of each query (a set of cells), or None where it is withheld; see the module's argument.

    `counts` has the people per finest cell, each person in one. Each of `splits` is a list of parts that together are
    everybody or a part of an earlier split, the most important first. Two splits of the same class must cross: every
    part of the one has a cell in every part of the other.
    """
    classes: set[frozenset[Cell]] = set()
    if sum(counts.values()) >= MINIMUM:
        classes.add(frozenset(counts))
    for split in splits:
        parts = [frozenset(part) for part in split]
        whole = frozenset().union(*parts)
        if whole in classes and all(sum(counts[cell] for cell in part) >= MINIMUM for part in parts):
            classes = classes - {whole} | set(parts)
    return [_count(counts, classes, frozenset(query)) for query in queries]


def _count(counts: Mapping[Cell, int], classes: set[frozenset[Cell]], query: frozenset[Cell]) -> int | None:
    """The people of a query that is made of whole classes."""
    inside = [one for one in classes if one <= query]
    if not inside or frozenset().union(*inside) != query:
        return None
    return sum(counts[cell] for cell in query)


def people(count: int | None) -> str:
    """'15', or '<5' for a count that is withheld."""
    return WITHHELD if count is None else formats.integer(count)
