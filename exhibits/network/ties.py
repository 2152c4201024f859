"""The ties of the contact network: per direction a share with its people, for the layer and filters chosen.

The one place where contact records are counted. Own records pass `exhibits.privacy` here, so that everything made of
ties (figure, hover, table, download, title, alt, measure) is made of what may be shown.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

from exhibits import privacy
from exhibits.exhibit import Ask, Cited, Origin, cite
from view import formats

PUBLISHED = "gepubliceerd"
RECORDS = "records"
LAYERS = {PUBLISHED: "Gepubliceerd", RECORDS: "Voorbeeld of eigen"}
FREQUENCIES = {
    "jaarlijks": "Ten minste jaarlijks",
    "maandelijks": "Ten minste maandelijks",
    "wekelijks": "Wekelijks",
    "eens in de vijf jaar": "Ten minste eens in de vijf jaar",
}
"""From what frequency on contact counts; the first is the report's."""
NATURES = {"alle": "Elke aard", "algemeen": "Alleen algemeen", "casus": "Alleen casus", "beide": "Beide"}
THRESHOLDS = {0: "Alle", 10: "Vanaf 10%", 25: "Vanaf 25%", 50: "Vanaf 50%", 75: "Vanaf 75%"}
EVERYBODY = ""
"""No domain in focus."""

_MOST_OFTEN_FIRST = ("wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar")
_NO_CONTACT = "geen contact"
_NO_NATURE = "niet ingevuld"
_ALL_NATURES = ("algemeen", "casus", "beide", _NO_NATURE)
_BLANK = ("niet ingevuld", _NO_NATURE)

Atom: TypeAlias = tuple[str, str]
State: TypeAlias = Literal["bekend", "onbekend", "afgeschermd"]


@dataclass(frozen=True)
class Domain:
    """`people` is the number of respondents; None when it is withheld."""

    domain_id: str
    name: str
    people: int | None

    @property
    def size_text(self) -> str:
        return f"n = {privacy.people(self.people)}"


@dataclass(frozen=True)
class Tie:
    """From one domain to another: `people` of `base` are `share_pct`; None where it is not known or is withheld.

    `wording` is what the report says of it, `basis` where a sample's value comes from.
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

    @property
    def name(self) -> str:
        return f"{self.start.name} → {self.end.name}"

    @property
    def rounded(self) -> int | None:
        """Whole per cents, half up, as the report prints them."""
        return None if self.share_pct is None else int(self.share_pct + 0.5)

    @property
    def share_text(self) -> str:
        if self.state == "afgeschermd":
            return privacy.WITHHELD
        return formats.pct(self.rounded)

    @property
    def people_text(self) -> str:
        """'15 van 27', '<5', or why a percentage is not in people."""
        if self.state == "afgeschermd":
            return privacy.WITHHELD
        if self.state == "onbekend":
            return formats.UNKNOWN
        if self.people is None:
            return f"past bij geen heel aantal van {formats.integer(self.start.people)}"
        return f"{formats.integer(self.people)} van {formats.integer(self.base)}"


def layer_origin(ask: Ask, layer: str) -> Origin:
    """Where the figures of a layer come from."""
    return PUBLISHED if layer == PUBLISHED else privacy.origin_of(ask, "partner", "partner_contact")  # type: ignore[return-value]


def domains(ask: Ask, layer: str) -> dict[str, Domain]:
    """domain_id → Domain, in the report's order."""
    rows = ask("network/domains")
    sizes: list[int | None]
    if layer == PUBLISHED:
        sizes = [int(n) for n in rows["respondents"]]
    elif layer_origin(ask, layer) == "eigen":
        counts = {d: int(n) for d, n in zip(rows["domain_id"], rows["partners"], strict=True)}
        sizes = privacy.released(counts, [set(counts), *({d} for d in counts)])[1:]
    else:
        sizes = [int(n) for n in rows["partners"]]
    return {
        r.domain_id: Domain(str(r.domain_id), str(r.name), n)
        for r, n in zip(rows.itertuples(index=False), sizes, strict=True)
    }


def whole_people(share_pct: float, base: int) -> int | None:
    """How many of `base` people give a printed percentage; None when no whole number does."""
    fitting = [k for k in range(base + 1) if (200 * k + base) // (2 * base) == share_pct]
    return fitting[0] if len(fitting) == 1 else None


def ties(ask: Ask, layer: str, frequency: str, nature: str) -> tuple[Tie, ...]:
    """All 20 directions, in the report's order; frequency and nature choose among records only."""
    return _published(ask) if layer == PUBLISHED else _recorded(ask, frequency, nature)


def _text(value: object) -> str | None:
    return None if formats.is_unknown(value) else str(value)


def _published(ask: Ask) -> tuple[Tie, ...]:
    known = domains(ask, PUBLISHED)
    made = []
    for row in ask("network/published_contacts").itertuples(index=False):
        start, end = known[row.from_domain], known[row.to_domain]
        share = None if formats.is_unknown(row.share_pct) else float(row.share_pct)
        people = None if share is None or start.people is None else whole_people(share, start.people)
        made.append(
            Tie(
                start,
                end,
                share,
                people,
                None if people is None else start.people,
                "onbekend" if share is None else "bekend",
                bool(row.approximate),
                _text(row.wording),
                _text(row.note),
            )
        )
    return tuple(made)


def _atoms(rows: pd.DataFrame) -> dict[Atom, int]:
    """People per frequency and nature, with every combination that exists in the questionnaire, also at nought."""
    contact = [(f, n) for f in _MOST_OFTEN_FIRST for n in _ALL_NATURES]
    counted: dict[Atom, int] = dict.fromkeys([*contact, (_NO_CONTACT, _NO_NATURE), _BLANK], 0)
    for row in rows.itertuples(index=False):
        if formats.is_unknown(row.frequency):
            atom = _BLANK
        elif row.frequency == _NO_CONTACT:
            atom = (_NO_CONTACT, _NO_NATURE)
        else:
            atom = (str(row.frequency), _NO_NATURE if formats.is_unknown(row.nature) else str(row.nature))
        counted[atom] += int(row.people)
    return counted


def _asked(frequency: str, nature: str) -> frozenset[Atom]:
    """The cells that a choice of filters counts as contact."""
    often = _MOST_OFTEN_FIRST[: _MOST_OFTEN_FIRST.index(frequency) + 1]
    natures = _ALL_NATURES if nature == "alle" else (nature,)
    return frozenset((f, n) for f in often for n in natures)


def _counts(atoms: dict[Atom, int], asked: frozenset[Atom], *, own: bool) -> tuple[int | None, int | None]:
    """(people, base) for one choice; for own records as far as all choices together allow."""
    everybody, answered = frozenset(atoms), frozenset(atoms) - {_BLANK}
    if not own:
        return sum(atoms[a] for a in asked), sum(atoms[a] for a in answered)
    choices = [_asked(f, n) for n in NATURES for f in FREQUENCIES]
    group, base, *counts = privacy.released(atoms, [everybody, answered, *choices])
    # where those who left it blank are too few to leave out, they stay in
    return counts[choices.index(asked)], group if base is None else base


def _recorded(ask: Ask, frequency: str, nature: str) -> tuple[Tie, ...]:
    own = layer_origin(ask, RECORDS) == "eigen"
    known = domains(ask, RECORDS)
    published = {(t.start.domain_id, t.end.domain_id): t for t in _published(ask)}
    cells = dict(iter(ask("network/contact_atoms").groupby(["from_domain", "to_domain"])))
    asked = _asked(frequency, nature)
    as_reported = frequency == next(iter(FREQUENCIES)) and nature == "alle"
    made = []
    for (from_domain, to_domain), reported in published.items():
        start, end = known[from_domain], known[to_domain]
        rows = cells.get((from_domain, to_domain))
        people, base = (None, None) if rows is None else _counts(_atoms(rows), asked, own=own)
        if own and start.people is None:
            people, base = None, None
        if base == 0:
            people, base = None, None
        state: State = "bekend" if people is not None else "afgeschermd" if own else "onbekend"
        basis = None
        if not own:
            near = as_reported and reported.share_pct is not None
            basis = f"nagemaakt naar {formats.pct(reported.share_pct)}" if near else "verzonnen"
        made.append(
            Tie(
                start,
                end,
                100 * people / base if people is not None and base else None,
                people,
                base if people is not None else None,
                state,
                wording=reported.wording,
                basis=basis,
            )
        )
    return tuple(made)


def sources(ask: Ask, layer: str) -> tuple[Cited, ...]:
    """The report; for own records the file they come from."""
    if layer_origin(ask, layer) != "eigen":
        return cite(ask, ask("network/published_contacts"))
    rows = ask("trust/datasets").set_index("table_name").loc[["partner", "partner_contact"]]
    return tuple(
        Cited("eigen", str(r.file_name), "Eigen gegevens", formats.day(r.loaded_at), None, (f"tabel {table}",))
        for table, r in zip(rows.index, rows.itertuples(index=False), strict=True)
    )


def filters(ask: Ask, layer: str, frequency: str, nature: str, threshold: int = 0, focus: str = "") -> tuple[str, ...]:
    """The choices in words."""
    told = [f"Gegevens: {'gepubliceerd' if layer == PUBLISHED else layer_origin(ask, layer)}"]
    if layer == RECORDS:
        told += [f"Contact: {FREQUENCIES[frequency].lower()}", f"Aard: {NATURES[nature].lower()}"]
    if threshold:
        told.append(f"Aandeel: {THRESHOLDS[threshold].lower()}")
    if focus:
        told.append(f"Domein: {domains(ask, layer)[focus].name}")
    return tuple(told)
