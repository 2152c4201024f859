"""What can be chosen on the page about money per applicant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits import phrases
from exhibits.choice import AnyParameter, Choice, Many, One
from exhibits.exhibit import Ask
from view import formats

ALL_KINDS = "alle"
KINDS = {ALL_KINDS: "Alle", "gemeente": "Gemeenten", "regio": "Regio’s"}
BY_TOTAL, BY_NAME = "totaal", "naam"
ORDERS = {BY_TOTAL: "Bedrag", BY_NAME: "Naam"}


def label(name: str, kind: str) -> str:
    """The name, with what it is when it is not a municipality."""
    return name if kind == "gemeente" else f"{name} ({kind})"


def applicant_names(ask: Ask) -> dict[str, str]:
    """applicant_id → name, in alphabetical order."""
    return {r.applicant_id: label(r.name, r.kind) for r in ask("money/applicants").itertuples()}


def provinces(ask: Ask) -> tuple[str, ...]:
    """The provinces with an applicant in any year."""
    return tuple(sorted(set(ask("money/applicants")["province"])))


def list_years(ask: Ask) -> tuple[int, ...]:
    """The years with a list of amounts per applicant, in order."""
    return tuple(int(y) for y in ask("money/applicant_years")["year"])


@dataclass(frozen=True)
class ApplicantChoice(Choice):
    """`years`, `areas` and `applicants` may be (), which is all of them; `year` is that of rank and map."""

    years: tuple[int, ...]
    areas: tuple[str, ...]
    applicants: tuple[str, ...]
    kind: str
    order: str
    year: int
    from_year: int
    to_year: int

    page: ClassVar[str] = "gemeenten"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        every = {year: str(year) for year in list_years(ask)}
        *_, before, last = every
        return (
            Many("years", "jaren", "Jaren", every, "Alle jaren", width=160),
            Many("areas", "provincie", "Provincies", {p: p for p in provinces(ask)}, "Alle provincies", width=190),
            Many("applicants", "aanvrager", "Aanvragers", applicant_names(ask), "Alle aanvragers", width=210),
            One("kind", "soort", "Soort", KINDS),
            One("order", "volgorde", "Volgorde", ORDERS),
            One("year", "jaar", "Jaar voor de rangorde en de kaart", every, last, segmented=True),
            One("from_year", "van", "Vergelijk het jaar", every, before, segmented=True),
            One("to_year", "met", "met het jaar", every, last, segmented=True),
        )

    def picked(self, ask: Ask) -> tuple[str, ...]:
        """The applicants that fit all of area, kind and name; may be none."""
        rows = ask("money/applicants")
        fits = rows["applicant_id"].notna()
        if self.areas:
            fits &= rows["province"].isin(list(self.areas))
        if self.applicants:
            fits &= rows["applicant_id"].isin(list(self.applicants))
        if self.kind != ALL_KINDS:
            fits &= rows["kind"] == self.kind
        return tuple(rows.loc[fits, "applicant_id"])

    def is_all(self, ask: Ask) -> bool:
        return len(self.picked(ask)) == len(applicant_names(ask))

    def picked_years(self, ask: Ask) -> tuple[int, ...]:
        return self.years or list_years(ask)

    def compared_years(self) -> tuple[int, int]:
        """The two years of the comparison, the earlier first."""
        return min(self.from_year, self.to_year), max(self.from_year, self.to_year)

    def name_of_picked(self, ask: Ask) -> str:
        """What a sentence calls the chosen: the one by its name, more together."""
        picked = self.picked(ask)
        return applicant_names(ask)[picked[0]] if len(picked) == 1 else "de gekozen aanvragers"

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        names, picked = applicant_names(ask), self.picked(ask)
        listed = formats.enumerate_words([names[a] for a in picked])
        some = f"{listed} ({len(picked)} van de {len(names)})" if picked else f"geen van de {len(names)}"
        first, last = self.compared_years()
        lines = {
            "years": f"Jaren: {phrases.span_of_years(self.picked_years(ask))}",
            "year": f"Jaar: {self.year}",
            "from_year": f"Van {first} op {last}",
            "applicants": f"Aanvragers: alle {len(names)}" if self.is_all(ask) else f"Aanvragers: {some}",
        }
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Every year by itself and spans of them, pairs of years, each kind and order, for four picks of applicants."""
        start, every = cls.default(ask), list_years(ask)
        spans: Sequence[tuple[int, ...]] = [(), every[:1], every[1:3], every[-1:], (every[0], every[-1])]
        pairs = [(every[0], every[-1]), (every[1], every[2]), (every[-1], every[0]), (every[-1], every[-1])]
        made = []
        for applicants in _sample_picks(ask):
            one = replace(start, applicants=applicants)
            made += [replace(one, years=years, order=order) for order in ORDERS for years in spans]
            made += [replace(one, year=year) for year in every if year != start.year]
            made += [replace(one, from_year=first, to_year=last) for first, last in pairs]
        crossed = replace(start, areas=("Utrecht",), applicants=("rotterdam",))
        return [*made, replace(start, kind="regio"), replace(start, areas=("Gelderland", "Utrecht")), crossed]


def _sample_picks(ask: Ask) -> list[tuple[str, ...]]:
    """All applicants, the regions, one whose amount is not known, and those that look like each other."""
    rows = ask("money/applicants")
    waiting = {name for names in ask("money/applicant_years")["unknown_names"].dropna() for name in names}
    unknown = tuple(rows.loc[rows["name"].isin(waiting), "applicant_id"])
    alike = tuple(rows.dropna(subset="same_region")["applicant_id"])
    regions = tuple(rows.loc[rows["kind"] == "regio", "applicant_id"])
    return [(), regions, unknown[:1] or tuple(rows["applicant_id"][:1]), alike]
