"""What can be chosen on the page about activities: which records, and from which amount an evaluation is due."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import ALL, AnyParameter, Choice, Many, One, Search
from exhibits.exhibit import Ask
from store import activities
from store.activities import EVALUATED_ABOVE_EUR, Chosen, Sort
from view import formats

UNKNOWN_GROUP = "onbekend"
"""In an address: the target group is not known; the data have ''."""
LISTED = 500
"""Activities in the table at a time: the rest is a choice away, so that a card stays light with 100.000 of them."""
SORTS: dict[Sort, str] = {
    "amount": "Hoogste bedrag",
    "year": "Nieuwste jaar",
    "cluster": "Cluster",
    "municipality": "Gemeente",
    "title": "Naam",
}
THOUSAND = 1_000
BOUNDS_EUR = (25_000, 50_000, 100_000)
THRESHOLDS_EUR = (25_000, 50_000, EVALUATED_ABOVE_EUR, 250_000)


def classes() -> dict[str, str]:
    """code → label of the amounts that can be chosen, in thousands; a limit belongs to the class below it."""
    texts = [formats.integer(bound // THOUSAND) for bound in BOUNDS_EUR]
    made = {ALL: "Alle bedragen", f"0-{BOUNDS_EUR[0]}": f"t/m {texts[0]}"}
    for low, high, low_text, high_text in zip(BOUNDS_EUR, BOUNDS_EUR[1:], texts, texts[1:], strict=False):
        made[f"{low}-{high}"] = f"boven {low_text} t/m {high_text}"
    return made | {f"{BOUNDS_EUR[-1]}-": f"boven {texts[-1]}"}


def parts(records: int) -> dict[int, str]:
    """number of a part of the list → its rows in words."""
    starts = range(0, max(records, 1), LISTED)
    return {
        n: f"{formats.integer(first + 1)} t/m {formats.integer(min(first + LISTED, max(records, 1)))}"
        for n, first in enumerate(starts)
    }


def _options(ask: Ask, kind: str) -> dict[str, str]:
    rows = activities.choices(ask)
    rows = rows[rows["kind"] == kind]
    return {
        str(r.value) or UNKNOWN_GROUP: "Niet bekend" if formats.is_unknown(r.label) else str(r.label)
        for r in rows.itertuples()
    }


@dataclass(frozen=True)
class ActivityChoice(Choice):
    """Tuples () are all; `amounts` is a code of `classes`; above `threshold_eur` an evaluation is due.

    `sort` is of all activities, `part` which LISTED of them the table has, from 0; offered when there are more than that.
    """

    years: tuple[int, ...]
    clusters: tuple[str, ...]
    municipalities: tuple[str, ...]
    target_groups: tuple[str, ...]
    amounts: str
    text: str
    threshold_eur: int
    sort: Sort = "amount"
    part: int = 0

    page: ClassVar[str] = "activiteiten"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        years = {int(year): label for year, label in _options(ask, "year").items()}
        records = int(activities.total(ask, Chosen())["records"].iloc[0])
        return (
            Many("years", "jaar", "Jaren", years, "Alle jaren", width=155, wrap=True),
            Many("clusters", "cluster", "Clusters", _options(ask, "cluster"), "Alle clusters", width=180, wrap=True),
            Many("municipalities", "gemeente", "Gemeenten", _options(ask, "municipality"), "Alle gemeenten", width=150),
            Many(
                "target_groups",
                "doelgroep",
                "Doelgroepen",
                _options(ask, "target_group"),
                "Alle doelgroepen",
                width=150,
            ),
            One("amounts", "bedrag", f"Bedrag × {formats.eur(THOUSAND)}", classes(), segmented=False, width=150),
            Search("text", "zoek", "Zoek", "Naam of gemeente", width=150),
            One(
                "threshold_eur",
                "grens",
                "Evaluatieplicht boven",
                {amount: formats.eur(amount) for amount in THRESHOLDS_EUR},
                EVALUATED_ABOVE_EUR,
                segmented=False,
                width=150,
            ),
            One("sort", "sorteer", "Lijst op", SORTS, segmented=False, width=150, shown=lambda c: records > LISTED),
            One("part", "rijen", "Rijen", parts(records), segmented=False, width=150, shown=lambda c: records > LISTED),
        )

    def start(self, records: int) -> int:
        """The first row of the table, from 0, when so many activities fit: the last part that there is, at most."""
        return min(self.part, max(records - 1, 0) // LISTED) * LISTED

    @property
    def without_order(self) -> Self:
        """The same activities, for what does not depend on the order and the part of the list."""
        return replace(self, sort="amount", part=0)

    @property
    def is_official(self) -> bool:
        """Whether the limit is the one of the sources: only then is an evaluation a duty."""
        return self.threshold_eur == EVALUATED_ABOVE_EUR

    @property
    def chosen(self) -> Chosen:
        """The choice as the queries take it."""
        low, _, high = ("", "", "") if self.amounts == ALL else self.amounts.partition("-")
        return Chosen(
            years=self.years,
            clusters=self.clusters,
            municipalities=self.municipalities,
            target_groups=tuple("" if group == UNKNOWN_GROUP else group for group in self.target_groups),
            # a limit itself belongs to the class below: a cent above it is the first of the next
            from_eur=float(low) + 0.01 if low and float(low) else None,
            to_eur=float(high) if high else None,
            text=self.text,
        )

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Each option by itself, some together, words that match and words that match nothing."""
        start = cls.default(ask)
        years, towns = list(_options(ask, "year")), tuple(_options(ask, "municipality"))
        single = [
            choice
            for choice in cls.each_option(ask)
            if len(choice.municipalities) == 0 or choice.municipalities[0] in towns[:2]
        ]
        return [
            *single,
            replace(start, municipalities=towns[:2], years=tuple(int(year) for year in years[:1])),
            replace(start, text="training"),
            replace(start, text="bestaat niet"),
            *(
                replace(start, part=n)
                for n in list(parts(int(activities.total(ask, Chosen())["records"].iloc[0])))[1:3]
            ),
        ]
