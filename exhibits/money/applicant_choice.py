"""What can be chosen on the page about money per applicant: one year, the year to compare it with, and whom."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, Many, One, Switch
from exhibits.exhibit import Ask
from store.remembering import remembered
from view import formats

ALL_KINDS = "alle"
KINDS = {ALL_KINDS: "Alle", "gemeente": "Gemeenten", "regio": "Regio’s"}
PREVIOUS = "vorig"


def label(name: str, kind: str) -> str:
    """The name, with what it is when it is not a municipality."""
    return name if kind == "gemeente" else f"{name} ({kind})"


@remembered
def applicant_names(ask: Ask) -> dict[str, str]:
    """applicant_id → name, in alphabetical order."""
    return {r.applicant_id: label(r.name, r.kind) for r in ask("money/applicants").itertuples()}


def provinces(ask: Ask) -> tuple[str, ...]:
    """The provinces with an applicant in any year."""
    return tuple(sorted(set(ask("money/applicants")["province"])))


@remembered
def list_years(ask: Ask) -> tuple[int, ...]:
    """The years with a list of amounts per applicant, in order."""
    return tuple(int(y) for y in ask("money/applicant_years")["year"])


@dataclass(frozen=True)
class ApplicantChoice(Choice):
    """`areas` and `applicants` may be (), which is all of them; `compare` is a year, or PREVIOUS for the one before."""

    year: int
    compare: str
    areas: tuple[str, ...]
    applicants: tuple[str, ...]
    kind: str
    label_all: bool

    page: ClassVar[str] = "gemeenten"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        every = list_years(ask)
        others = {PREVIOUS: "Lijst ervoor"} | {str(year): str(year) for year in every}
        return (
            One("year", "jaar", "Jaar", {year: str(year) for year in every}, every[-1], segmented=True),
            One("compare", "met", "Vergelijk met", others, segmented=False, width=120),
            Many(
                "areas",
                "provincie",
                "Provincies",
                {p: p for p in provinces(ask)},
                "Alle provincies",
                width=180,
                wrap=True,
            ),
            Many(
                "applicants", "aanvrager", "Aanvragers", applicant_names(ask), "Alle aanvragers", width=200, wrap=True
            ),
            One("kind", "soort", "Soort", KINDS),
            Switch("label_all", "alle", "Alle namen"),
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

    def compared_years(self, ask: Ask) -> tuple[int, int] | None:
        """The page's year and the one to compare it with, the earlier first; None when there is no other."""
        every = list_years(ask)
        if self.compare == PREVIOUS:
            before = [year for year in every if year < self.year]
            return (before[-1], self.year) if before else None
        other = int(self.compare)
        return None if other == self.year else (min(other, self.year), max(other, self.year))

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        names, picked = applicant_names(ask), self.picked(ask)
        listed = formats.enumerate_words([names[a] for a in picked])
        some = f"{listed} ({len(picked)} van de {len(names)})" if picked else f"geen van de {len(names)}"
        years = self.compared_years(ask)
        lines = {
            "year": f"Jaar: {self.year}",
            "compare": f"Vergeleken: {years[0]} en {years[1]}" if years else "Vergeleken: geen ander jaar",
            "applicants": f"Aanvragers: alle {len(names)}" if self.is_all(ask) else f"Aanvragers: {some}",
        }
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Each year with each comparison for some picks of applicants, and what crosses them."""
        start, every = cls.default(ask), list_years(ask)
        made = []
        for applicants in _sample_picks(ask):
            for year in reversed(every):
                made.append(replace(start, applicants=applicants, year=year))
            made.append(replace(start, applicants=applicants, compare=str(every[0])))
            made.append(replace(start, applicants=applicants, year=every[1], compare=str(every[-1])))
        crossed = replace(start, areas=("Utrecht",), applicants=("rotterdam",))
        area = replace(start, areas=("Gelderland", "Utrecht"), label_all=True)
        return [
            *made,
            replace(start, label_all=True),
            *(replace(start, kind=k) for k in KINDS if k != ALL_KINDS),
            area,
            crossed,
        ]


def _sample_picks(ask: Ask) -> list[tuple[str, ...]]:
    """All applicants, the regions, one whose amount is not known, and those that look like each other."""
    rows = ask("money/applicants")
    waiting = {name for names in ask("money/applicant_years")["unknown_names"].dropna() for name in names}
    unknown = tuple(rows.loc[rows["name"].isin(waiting), "applicant_id"])
    alike = tuple(rows.dropna(subset="same_region")["applicant_id"])
    regions = tuple(rows.loc[rows["kind"] == "regio", "applicant_id"])
    return [(), regions, unknown[:1] or tuple(rows["applicant_id"][:1]), alike]
