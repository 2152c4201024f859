"""Measures of a network of which only part is known, by NetworkX. Numbers alone, no words."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from exhibits.network.ties import Tie, known


def graph(every: Sequence[Tie]) -> nx.DiGraph:
    """The known directions with contact, weight = share in per cents; what is not known is not in it."""
    made = nx.DiGraph()
    for tie in every:
        made.add_nodes_from((tie.start.domain_id, tie.end.domain_id))
        if tie.rounded:
            made.add_edge(tie.start.domain_id, tie.end.domain_id, weight=tie.rounded)
    return made


@dataclass(frozen=True)
class Measures:
    """Of the known directions alone; None where there is nothing to measure.

    `density`: directions with contact / directions that are known. `mean_pct`: mean share of the known directions.
    `reciprocity`: of the contact in pairs with both directions known, the part that the other side names as well:
    over both directions, the sum of the smaller of the two shares / the sum of the shares: the weighted reciprocity of
    Squartini et al. (2013), 'Reciprocity of weighted networks', Scientific Reports 3, 2729.
    """

    directions: int
    known: int
    density: float | None
    mean_pct: float | None
    reciprocity: float | None
    reciprocal_pairs: int
    mutual_pairs: int


def measure(every: Sequence[Tie], threshold: int = 0) -> Measures:
    """Measures of the network drawn: a known share below `threshold` counts as a direction without contact."""
    with_share = known(every)
    drawn = graph([t for t in with_share if (t.rounded or 0) >= threshold])
    weights = nx.get_edge_attributes(drawn, "weight")
    pairs = {(t.start.domain_id, t.end.domain_id) for t in with_share}
    both = [edge for edge in pairs if edge[::-1] in pairs]
    total = sum(weights.get(edge, 0) for edge in both)
    matched = sum(min(weights.get(edge, 0), weights.get(edge[::-1], 0)) for edge in both)
    mutual = drawn.edge_subgraph([e for e in drawn.edges if e in both])
    return Measures(
        directions=len(every),
        known=len(with_share),
        density=drawn.number_of_edges() / len(with_share) if with_share else None,
        mean_pct=sum(weights.values()) / len(with_share) if with_share else None,
        reciprocity=matched / total if total else None,
        reciprocal_pairs=round((nx.overall_reciprocity(mutual) if mutual.edges else 0) * mutual.number_of_edges() / 2),
        mutual_pairs=len(both) // 2,
    )


@dataclass(frozen=True)
class Strength:
    """Mean share over the known directions of one domain, out and in, with how many are known; None without any."""

    domain_id: str
    name: str
    out_pct: float | None
    out_known: int
    in_pct: float | None
    in_known: int

    @property
    def mean_pct(self) -> float | None:
        count = self.out_known + self.in_known
        return ((self.out_pct or 0) * self.out_known + (self.in_pct or 0) * self.in_known) / count if count else None


def strength_per_domain(every: Sequence[Tie], names: Sequence[tuple[str, str]], threshold: int = 0) -> list[Strength]:
    """In- and out-strength (sum of shares, NetworkX) divided by the number of known directions, per domain."""
    with_share = known(every)
    drawn = graph([t for t in with_share if (t.rounded or 0) >= threshold])
    drawn.add_nodes_from(d for d, _ in names)
    made = []
    for domain_id, name in names:
        out_known = sum(t.start.domain_id == domain_id for t in with_share)
        in_known = sum(t.end.domain_id == domain_id for t in with_share)
        out_sum = float(drawn.out_degree(domain_id, weight="weight"))
        in_sum = float(drawn.in_degree(domain_id, weight="weight"))
        made.append(
            Strength(
                domain_id,
                name,
                out_sum / out_known if out_known else None,
                out_known,
                in_sum / in_known if in_known else None,
                in_known,
            )
        )
    return made
