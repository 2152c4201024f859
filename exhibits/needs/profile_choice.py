"""What can be chosen on the page that filters municipalities."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, Many, One, Switch
from exhibits.exhibit import Ask
from exhibits.needs import conditions
from exhibits.needs.conditions import AND, OR, Condition, Group

LIST, DIFFERENCE, TOGETHER, ONE, COMPARE = "lijst", "verschil", "samen", "een", "vergelijken"
VIEWS = {
    LIST: "Lijst",
    DIFFERENCE: "Verschil met overige",
    TOGETHER: "Wat gaat samen",
    ONE: "Eén gemeente",
    COMPARE: "Vergelijken",
}
WAYS = {AND: "Alle voorwaarden (en)", OR: "Eén van de voorwaarden (of)"}
SORTS = {
    "name": "Naam",
    "province": "Provincie",
    "size": "Grootte",
    "issues": "Meeste kwesties",
    "needs": "Meeste behoeften",
}
MOST_COMPARED = 4
"""More municipalities beside each other nobody reads."""


@dataclass(frozen=True)
class ProfileChoice(Choice):
    """The group of municipalities (`conditions`, `combine`, `provinces`, `sizes`), and what is shown of it (`view`).

    `sort` is for the list; `rows` and `columns` are sets of items (theme|state) that are crossed; `municipality` is
    shown by itself, `only_yes` with no more than what it said yes to; `municipalities` stand beside each other, `only_different` where they differ.
    """

    conditions: tuple[Condition, ...]
    combine: str
    provinces: tuple[str, ...]
    sizes: tuple[str, ...]
    view: str
    sort: str
    rows: str
    columns: str
    municipality: str
    only_yes: bool
    municipalities: tuple[str, ...]
    only_different: bool

    page: ClassVar[str] = "profielen"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        sets = conditions.sets(ask)
        rows, columns = conditions.default_sets(ask)
        names = conditions.municipality_names(ask)
        return (
            Many(
                "conditions",
                "voorwaarde",
                "Voorwaarden",
                conditions.options(ask),
                "Kies wat gemeenten noemen of niet noemen",
                width=445,
                wrap=True,
                nothing="geen",
            ),
            One("combine", "combineer", "Combineren", WAYS),
            Many("provinces", "provincie", "Provincie", conditions.provinces(ask), width=200, wrap=True),
            Many("sizes", "grootte", "Grootte (inwoners)", conditions.sizes(ask), width=200, wrap=True),
            One("view", "bekijk", "Bekijk", VIEWS, segmented=True),
            One("sort", "sorteer", "Sorteren op", SORTS, shown=lambda c: c.view == LIST),
            One("rows", "rijen", "Rijen", sets, rows, width=230, shown=lambda c: c.view == TOGETHER),
            One("columns", "kolommen", "Kolommen", sets, columns, width=230, shown=lambda c: c.view == TOGETHER),
            One("municipality", "gemeente", "Gemeente", names, width=260, search=True, shown=lambda c: c.view == ONE),
            Switch("only_yes", "alleen-ja", "Alleen antwoord ja", shown=lambda c: c.view == ONE),
            Many(
                "municipalities",
                "naast",
                "Gemeenten (twee tot vier)",
                names,
                "Kies gemeenten",
                width=420,
                wrap=True,
                nothing="geen",
                shown=lambda c: c.view == COMPARE,
            ),
            Switch("only_different", "verschillen", "Alleen verschillen", shown=lambda c: c.view == COMPARE),
        )

    def group(self, ask: Ask) -> Group:
        """Who meets the conditions, who does not, and of whom that cannot be said."""
        return conditions.group(ask, self.conditions, self.combine, self.provinces, self.sizes)

    def compared(self, ask: Ask) -> tuple[str, ...]:
        """The municipalities to put beside each other: two to four, the first of the group while fewer are picked."""
        if len(self.municipalities) >= 2:
            return self.municipalities[:MOST_COMPARED]
        others = (*self.group(ask).members, *conditions.municipality_names(ask))
        return tuple(dict.fromkeys((*self.municipalities, *others)))[:2]

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Groups of everybody, some, few and nobody; every view of the first, and the views' own choices."""
        start = cls.default(ask)
        known = list(conditions.options(ask))
        yes = [c for c in known if c.wanted]
        places, classes = tuple(conditions.provinces(ask)), tuple(conditions.sizes(ask))
        groups = [
            start,
            replace(start, conditions=tuple(yes[1:2])),
            replace(start, conditions=tuple(yes[2:5]), combine=OR),
            replace(start, conditions=tuple(dict.fromkeys([*yes[1:2], *yes[-1:]])), sizes=classes[:2]),
            replace(start, conditions=tuple(yes[:1]), provinces=places[:1]),
            replace(start, conditions=tuple(known[:2])),
            replace(start, conditions=tuple(yes)),
        ]
        sets = list(conditions.sets(ask))
        crossed = [(sets[0], sets[0]), (sets[-1], sets[0]), (sets[len(sets) // 2], start.columns)]
        ids = tuple(conditions.municipality_names(ask))
        picks = dict.fromkeys((ids[:2], ids[:4], ids[3:6], ids[:1]))
        return [
            *(replace(group, view=view) for view in (LIST, DIFFERENCE, TOGETHER) for group in groups),
            *(replace(start, sort=sort) for sort in SORTS if sort != start.sort),
            *(replace(start, view=TOGETHER, rows=rows, columns=columns) for rows, columns in crossed),
            *(replace(start, view=ONE, municipality=one) for one in (ids[0], ids[len(ids) // 2], ids[-1])),
            replace(start, view=ONE, only_yes=True),
            *(
                replace(start, view=COMPARE, municipalities=pick, only_different=only)
                for pick in picks
                for only in (False, True)
            ),
        ]
