"""The pages that are measured beside Dash: their filter, and the exhibits with a figure that they show."""

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.choice import Choice
from exhibits.exhibit import Exhibit
from exhibits.money import applicants, applicants_change, applicants_map, applicants_year, clusters, yearly
from exhibits.money.applicant_choice import ApplicantChoice
from exhibits.money.cluster_choice import ClusterChoice
from exhibits.money.clusters_change import change as clusters_change
from exhibits.money.clusters_shares import shares as clusters_shares
from exhibits.network import asymmetry, contacts, strengths
from exhibits.network.contact_choice import ContactChoice
from store.reading import Database

Make = Callable[..., Exhibit]


@dataclass(frozen=True)
class MeasuredPage:
    """A page's URL, its choice, the name of the filter to go between its first two options, and its exhibits.

    Both options show as many; one that only one of them shows has the other's in its place. A test holds the pages to it.
    """

    url: str
    choice_type: type[Choice]
    filter_name: str
    exhibits: tuple[Make | tuple[Make, Make], ...]

    def figures(self, database: Database, option: int) -> list[Exhibit]:
        """The exhibits for the filter's first (0) or second (1) option."""
        (parameter,) = [p for p in self.choice_type.offered(database.ask) if p.name == self.filter_name]
        value = list(getattr(parameter, "options", ()))[option]
        choice = self.choice_type.from_text(f"{self.filter_name}={value}", database.ask)
        makes = [make[option] if isinstance(make, tuple) else make for make in self.exhibits]
        return [database.derive(make, choice) for make in makes]


SAME_PAGES = {
    page.url: page
    for page in (
        MeasuredPage("clusters", ClusterChoice, "indeling", (clusters.amounts, clusters_change, clusters_shares)),
        MeasuredPage(
            "gemeenten",
            ApplicantChoice,
            "soort",
            (
                applicants.amounts,
                applicants_year.ranking,
                applicants_change.change,
                applicants_map.provinces,
                yearly.trend,
                yearly.applied,
            ),
        ),
        MeasuredPage(
            "netwerk",
            ContactChoice,
            "gegevens",
            (
                contacts.contact_network,
                contacts.matrix,
                asymmetry.asymmetry,
                (strengths.intervals, strengths.strengths),
            ),
        ),
    )
}
