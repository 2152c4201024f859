"""What can be chosen on the page about money per cluster."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, Many, One
from exhibits.exhibit import Ask
from store.remembering import remembered
from view import formats

HARMONISED, LETTERED = "gelijk", "letters"
EVERY, SZW = "alle", "szw"
SCHEMES = {HARMONISED: "Gelijkgetrokken", LETTERED: "Letters per jaar"}
SELECTIONS = {EVERY: "Eigen keuze", SZW: "Door SZW meebeoordeeld"}


@remembered
def cluster_names(ask: Ask) -> dict[str, str]:
    """cluster_id → name, in order."""
    return dict(ask("money/clusters")[["cluster_id", "name"]].itertuples(index=False))


def cluster_years(ask: Ask) -> tuple[int, ...]:
    """The years of which amounts per cluster are known, in order."""
    return tuple(sorted({int(y) for y in ask("money/by_cluster", clusters=tuple(cluster_names(ask)))["year"]}))


@remembered
def latest_years(ask: Ask) -> tuple[int, int]:
    """The last two years of which the same clusters have an amount; the first and the last year where no two have."""
    rows = ask("money/by_cluster", clusters=tuple(cluster_names(ask))).dropna(subset="amount_eur")
    clusters = {int(year): frozenset(group["cluster_id"]) for year, group in rows.groupby("year")}
    every = sorted(clusters, reverse=True)
    alike = [(a, b) for b in every for a in every if a < b and clusters[a] == clusters[b]]
    return next(iter(alike), (every[-1], every[0]))


def spans(ask: Ask) -> dict[str, str]:
    """code → label of the pairs of years that can be chosen, the last that can be compared first.

    A code names its years ('2020-2021'), never 'the latest': a link that is handed over stays on those years.
    """
    every, latest = cluster_years(ask), latest_years(ask)
    pairs = [latest, *((first, last) for first in every for last in every if first < last and (first, last) != latest)]
    return {f"{first}-{last}": f"{first} en {last}" for first, last in pairs}


@dataclass(frozen=True)
class ClusterChoice(Choice):
    """`scheme` is how letters become clusters; `clusters` () is all of them, and counts only without SZW's selection.

    `span` is which two years are compared, as '2020-2023', or '' for the last two; there is a choice only once there are more.
    """

    scheme: str
    selection: str
    clusters: tuple[str, ...]
    span: str = ""

    page: ClassVar[str] = "clusters"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        several = len(cluster_years(ask)) > 2
        return (
            One("scheme", "indeling", "Indeling", SCHEMES),
            One("selection", "selectie", "Selectie", SELECTIONS),
            Many(
                "clusters",
                "cluster",
                "Clusters",
                cluster_names(ask),
                "Alle clusters",
                width=420,
                wrap=True,
                shown=lambda c: c.selection == EVERY,
            ),
            One("span", "jaren", "Jaren", spans(ask), segmented=False, width=170, shown=lambda c: several, pinned=True),
        )

    def picked(self, ask: Ask) -> tuple[str, ...]:
        """The cluster_ids to show; all of them while none is picked."""
        rows = ask("money/clusters")
        if self.selection == SZW:
            return tuple(rows.loc[rows["szw_assesses"], "cluster_id"])
        return self.clusters or tuple(rows["cluster_id"])

    def years(self, ask: Ask) -> tuple[int, int]:
        """The two years that are compared, the earlier first; twice the same where there is only one."""
        first, _, last = self.span.partition("-")
        return (int(first), int(last)) if self.span else latest_years(ask)

    def is_all(self, ask: Ask) -> bool:
        return len(self.picked(ask)) == len(cluster_names(ask))

    def of_all(self) -> Self:
        """The same choice for all clusters."""
        return replace(self, selection=EVERY, clusters=())

    def harmonised(self) -> Self:
        """The same clusters, made comparable over the years."""
        return replace(self, scheme=HARMONISED)

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        names = cluster_names(ask)
        lettered = self.scheme == LETTERED
        scheme = "letters zoals ze in elk jaar golden" if lettered else "clusters gelijkgetrokken over de jaren"
        of = (
            "alle clusters"
            if self.is_all(ask)
            else formats.enumerate_words([names[c].lower() for c in self.picked(ask)])
        )
        lines = {"scheme": f"Indeling: {scheme}", "clusters": f"Clusters: {of}"}
        if len(cluster_years(ask)) > 2:
            lines["span"] = "Vergeleken: {} en {}".format(*self.years(ask))
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        first, second, *_, last = cluster_names(ask)
        picks = [(EVERY, ()), (SZW, ()), (EVERY, (second,)), (EVERY, (first, last))]
        start, others = cls.default(ask), list(spans(ask))[1:]
        made = [
            replace(start, scheme=scheme, selection=selection, clusters=clusters)
            for scheme in SCHEMES
            for selection, clusters in picks
        ]
        return made + [replace(start, scheme=scheme, span=span) for scheme in SCHEMES for span in others]
