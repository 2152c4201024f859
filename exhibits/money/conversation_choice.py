"""With whom the conversation is: one applicant of the announcements."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One
from exhibits.exhibit import Ask
from exhibits.money.applicant_choice import applicant_names


@dataclass(frozen=True)
class ConversationChoice(Choice):
    """`applicant` is an applicant_id. The parameter has the name that the page about money per applicant knows."""

    applicant: str

    page: ClassVar[str] = "gemeenten"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (One("applicant", "aanvrager", "Aanvrager", applicant_names(ask), segmented=False, search=True),)

    def name(self, ask: Ask) -> str:
        """As it reads in titles: 'Den Haag', 'Hart van Brabant (regio)'."""
        return applicant_names(ask)[self.applicant]

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """The first, a region, and one whose amount of a year is not known."""
        rows = ask("money/applicants")
        unknown = {name for names in ask("money/applicant_years")["unknown_names"].dropna() for name in names}
        regions = rows.loc[rows["kind"] == "regio", "applicant_id"]
        waiting = rows.loc[rows["name"].isin(unknown), "applicant_id"]
        ids = [*rows["applicant_id"][:1], *regions[:1], *waiting[:1]]
        return [cls(one) for one in dict.fromkeys(ids)]
