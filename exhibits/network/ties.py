"""The ties of the contact network: per direction a share with its people, and which of them a choice shows.

Records are counted in `contact_records` alone. Own records pass `exhibits.shared.privacy` there, so that everything made of ties
(figure, hover, table, download, title, alt, measure) is made of what may be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from exhibits.exhibit import Ask, Cited, cite
from exhibits.network.bases import Fit, contact_fits
from exhibits.network.contact_choice import EVERYBODY, FREQUENCIES, ContactChoice
from exhibits.network.contact_records import counts_per_direction
from exhibits.network.domain_names import in_sentence, is_plural
from exhibits.network.layers import PUBLISHED, RECORDS, has_rows, layer_origin
from exhibits.shared import privacy
from exhibits.shared.own import cited as own_files
from store.remembering import remembered
from view import formats

State: TypeAlias = Literal["bekend", "onbekend", "afgeschermd"]


@dataclass(frozen=True)
class Domain:
    """`people` is the number of respondents; None when it is withheld."""

    domain_id: str
    name: str
    people: int | None

    @property
    def size_text(self) -> str:
        return f"n\u00a0=\u00a0{privacy.people(self.people)}"  # never broken

    @property
    def in_sentence(self) -> str:
        """'de gemeente', 'zorg en welzijn'"""
        return in_sentence(self.domain_id, self.name)

    @property
    def is_plural(self) -> bool:
        return is_plural(self.domain_id)


@dataclass(frozen=True)
class Tie:
    """From one domain to another: `people` of `base` are `share_pct`; None where it is not known or is withheld.

    Of a printed percentage, `fit` says on how many people it can rest; `people` and `base` are then the largest group
    that fits. `wording` is what the report says of the direction, `basis` where a sample's value comes from.
    """

    start: Domain
    end: Domain
    share_pct: float | None
    people: int | None
    base: int | None
    state: State
    approximate: bool = False
    wording: str | None = None
    note: str | None = None
    basis: str | None = None
    fit: Fit | None = None

    @property
    def name(self) -> str:
        return f"{self.start.name} → {self.end.name}"

    @property
    def rounded(self) -> int | None:
        """Whole per cents, half up, as the report prints them."""
        return None if self.share_pct is None else formats.half_up(self.share_pct)

    @property
    def share_text(self) -> str:
        """'56%', 'ongeveer 50%', '<5' or 'n.b.'"""
        if self.state == "afgeschermd":
            return privacy.WITHHELD
        text = formats.pct(self.rounded)
        return formats.about(text) if self.approximate else text

    @property
    def people_text(self) -> str:
        """'15 van 27', '<5', or on which people a printed percentage can rest."""
        if self.state == "afgeschermd":
            return privacy.WITHHELD
        if self.state == "onbekend":
            return formats.UNKNOWN
        if self.fit is not None:
            return self.fit.text
        if self.people is None:
            return "in woorden gegeven, geen aantal"
        return f"{formats.integer(self.people)} van {formats.integer(self.base)}"


@remembered
def domains(ask: Ask, layer: str) -> dict[str, Domain]:
    """domain_id → Domain, in the report's order."""
    rows = ask("network/domains")
    # who may not see records may see what was published: each from a query of its own
    counted = rows[["domain_id", "respondents"]] if layer == PUBLISHED else ask("network/domain_partners")
    sizes: dict[str, int | None] = {str(domain): int(n) for domain, n in counted.itertuples(index=False)}
    if layer_origin(ask, layer) == "eigen":
        sizes = privacy.sizes_released({str(domain): int(n) for domain, n in counted.itertuples(index=False)})
    return {r.domain_id: Domain(str(r.domain_id), str(r.name), sizes[r.domain_id]) for r in rows.itertuples()}


@remembered
def ties(ask: Ask, choice: ContactChoice) -> tuple[Tie, ...]:
    """All 20 directions, in the report's order; frequency and nature choose among records only."""
    return _published(ask) if choice.is_published else _recorded(ask, choice.frequency, choice.nature)


def in_focus(every: Sequence[Tie], focus: str) -> list[Tie]:
    """The directions from and to one domain, or all of them."""
    return [t for t in every if focus == EVERYBODY or focus in (t.start.domain_id, t.end.domain_id)]


def chosen(ask: Ask, choice: ContactChoice) -> list[Tie]:
    """The directions that a choice is about: all, or those of the domain in focus."""
    return in_focus(ties(ask, choice), choice.focus)


def known(every: Sequence[Tie]) -> list[Tie]:
    """The directions with a percentage that may be shown."""
    return [t for t in every if t.share_pct is not None]


def highest(every: Sequence[Tie]) -> list[Tie]:
    """The directions with the highest share, decided on unrounded shares; [] when none is known."""
    shares = _shares(every)
    return [t for t, share in shares.items() if share == max(shares.values())]


def lowest(every: Sequence[Tie]) -> list[Tie]:
    """The directions with the lowest share, decided on unrounded shares; [] when none is known."""
    shares = _shares(every)
    return [t for t, share in shares.items() if share == min(shares.values())]


def _shares(every: Sequence[Tie]) -> dict[Tie, float]:
    # 15 of 27 and 5 of 9 are the same share, but for the last bit of a float
    return {t: round(t.share_pct, 9) for t in every if t.share_pct is not None}


def _text(value: object) -> str | None:
    return None if formats.is_unknown(value) else str(value)


@remembered
def _published(ask: Ask) -> tuple[Tie, ...]:
    names = domains(ask, PUBLISHED)
    fits = contact_fits(ask)
    made = []
    for row in ask("network/published_contacts").itertuples(index=False):
        share = None if formats.is_unknown(row.share_pct) else float(row.share_pct)
        fit = fits.get((row.from_domain, row.to_domain))
        made.append(
            Tie(
                names[row.from_domain],
                names[row.to_domain],
                share,
                None if fit is None else fit.people,
                None if fit is None else fit.base,
                "onbekend" if share is None else "bekend",
                bool(row.approximate),
                _text(row.wording),
                _text(row.note),
                fit=fit,
            )
        )
    return tuple(made)


@remembered
def _recorded(ask: Ask, frequency: str, nature: str) -> tuple[Tie, ...]:
    own = layer_origin(ask, RECORDS) == "eigen"
    names = domains(ask, RECORDS)
    counts = counts_per_direction(ask, frequency, nature, own=own)
    asked = has_rows(ask, "partner_contact")
    as_reported = frequency == next(iter(FREQUENCIES)) and nature == "alle"
    made = []
    for reported in _published(ask):
        pair = (reported.start.domain_id, reported.end.domain_id)
        start, end = names[pair[0]], names[pair[1]]
        people, base = counts.get(pair, (None, None))
        if base == 0 or start.people in (None, 0) or not asked:
            people, base = None, None
        withheld = own and asked and start.people != 0
        state: State = "bekend" if people is not None else "afgeschermd" if withheld else "onbekend"
        basis = None
        if not own:
            near = as_reported and reported.share_pct is not None
            basis = f"nagemaakt naar {formats.pct(reported.share_pct)}" if near else "verzonnen"
        share = 100 * people / base if people is not None and base else None
        made.append(Tie(start, end, share, people, base if people is not None else None, state, basis=basis))
    return tuple(made)


@remembered
def sources(ask: Ask, layer: str) -> tuple[Cited, ...]:
    """The report; for own records the file they come from."""
    if layer_origin(ask, layer) != "eigen":
        return cite(ask, ask("network/published_contacts"))
    return own_files(ask, ("partner", "partner_contact"))
