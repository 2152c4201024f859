"""Measures of a network of which only part is known. Numbers alone, no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from exhibits.network.ties import Domain, Tie, known


def mean_share(every: Sequence[Tie]) -> float | None:
    """Mean of the known shares in per cents, each direction equal; None when none is known."""
    shares = [t.share_pct for t in known(every) if t.share_pct is not None]
    return fmean(shares) if shares else None


@dataclass(frozen=True)
class Strength:
    """Mean share of the directions from a domain (out) and to it (in), in per cents."""

    domain: Domain
    out_pct: float
    in_pct: float


def strength_per_domain(every: Sequence[Tie], domains: Sequence[Domain]) -> list[Strength]:
    """Mean shares per domain, highest out first; [] unless every direction is known.

    A mean over some of the directions would compare domains by which of them were published or may be shown.
    """
    if not every or len(known(every)) < len(every):
        return []
    made = []
    for domain in domains:
        out = mean_share([t for t in every if t.start == domain])
        into = mean_share([t for t in every if t.end == domain])
        if out is not None and into is not None:
            made.append(Strength(domain, out, into))
    return sorted(made, key=lambda s: -s.out_pct)


@dataclass(frozen=True)
class BothSides:
    """A pair of domains of which both directions are known: `high` is the direction with the higher share."""

    high: Tie
    low: Tie

    @property
    def gap_points(self) -> float:
        """The difference of the two shares in percentage points, unrounded."""
        return round((self.high.share_pct or 0) - (self.low.share_pct or 0), 9)


def both_sides(every: Sequence[Tie]) -> list[BothSides]:
    """Each pair of domains with two known shares once, largest difference first."""
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in known(every)}
    made = []
    for (start, end), tie in by_pair.items():
        back = by_pair.get((end, start))
        if back is None or tie.share_pct is None or back.share_pct is None:
            continue
        if (-tie.share_pct, start) < (-back.share_pct, end):
            made.append(BothSides(tie, back))
    return sorted(made, key=lambda pair: -pair.gap_points)
