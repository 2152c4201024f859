"""Money per applicant, one year compared with another: who got more or less, who came, left, or went on as a region."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import PREVIOUS, ApplicantChoice, applicant_names, label, list_years
from exhibits.money.applicants_alike import like_for_like
from exhibits.shared import phrases
from view import formats, palette
from view.charts.base import Pick
from view.charts.labelled_bars import LabelledBar, labelled_bars

KEY = "gemeenten-verandering"
NO_OTHER_YEAR = "Kies twee verschillende jaren om te zien wat er veranderde"
STAYED, CAME, LEFT, RENAMED, UNKNOWN = "gebleven", "erbij", "weg", "andere naam", "onbekend"


@dataclass(frozen=True)
class Step:
    """An applicant, or a municipality with the region it went on as: what it got in both years; None is not listed or not known."""

    applicant_id: str
    name: str
    outcome: str
    from_eur: float | None
    to_eur: float | None
    partner: str = ""
    """The name under which it is on the other list."""
    is_sure: bool = True
    """False where it is only on one list and the other is not certain to name everybody."""

    @property
    def difference_eur(self) -> float | None:
        if self.outcome in (RENAMED, UNKNOWN) or not self.is_sure:
            return None
        return (self.to_eur or 0) - (self.from_eur or 0)


def steps_of(rows: pd.DataFrame, names: Mapping[str, str], unsure: frozenset[str]) -> list[Step]:
    """The rows of money/applicant_membership; who went on under another name is one step when both are among them.

    `names` by applicant_id; `unsure` are the outcomes (CAME, LEFT) that a list that is not complete does not prove.
    """
    made = []
    for unit, group in rows.groupby("unit_id", sort=False):
        sums = [group[column].sum(min_count=1) for column in ("from_eur", "to_eur")]
        first, last = (None if formats.is_unknown(v) else float(v) for v in sums)
        one: Any = next((r for r in group.itertuples() if r.applicant_id == unit), next(group.itertuples()))
        name = label(one.name, one.kind)
        if len(group) > 1:
            name += f", eerder {one.partner_name}"
            outcome = STAYED if first is not None and last is not None else UNKNOWN
        elif one.membership == "beide lijsten":
            outcome = STAYED if first is not None and last is not None else UNKNOWN
        elif not formats.is_unknown(one.partner_name):
            outcome = RENAMED
        else:
            outcome = {"erbij": CAME, "weg": LEFT}[one.membership]
            outcome = outcome if (first if outcome == LEFT else last) is not None else UNKNOWN
        partner = names[one.partner_id] if outcome == RENAMED else ""
        made.append(Step(str(one.applicant_id), name, outcome, first, last, partner, outcome not in unsure))
    return sorted(made, key=lambda s: (-(s.difference_eur or 0), s.name))


def change(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """What changed per applicant between two years; earliest year first."""
    filter_text = choice.filter_text(ask, "compare", "applicants")
    years = choice.compared_years(ask)
    if years is None:
        nothing = common.nothing_drawn(
            ask, choice, KEY, str(choice.year), cite(ask, common.lists_of(ask, [choice.year])), filter_text
        )
        years_table = Table(
            [
                Column("Jaar", "year", list_years(ask)),
                Column("Gekozen", "boolean", [y == choice.year for y in list_years(ask)]),
            ]
        )
        nothing_before = f"Van vóór {choice.year} is geen lijst bekend; kies een ander jaar bij ‘Vergelijk met’"
        title = nothing_before if choice.compare == PREVIOUS else NO_OTHER_YEAR
        return replace(nothing, title=title, table=years_table, alt=f"{title}. Zonder figuur.")
    first, last = years
    rows = ask("money/applicant_membership", from_year=first, to_year=last)
    rows = rows[rows["applicant_id"].isin(list(choice.picked(ask)))]
    if rows.empty:
        sources = cite(ask, common.lists_of(ask, years))
        return common.nothing_drawn(ask, choice, KEY, f"{first} en {last}", sources, filter_text)
    unsure = frozenset(how for how, year in ((CAME, first), (LEFT, last)) if common.unsure_notes(ask, [year]))
    names = applicant_names(ask)
    steps = steps_of(rows, names, unsure)
    old, new = (common.named_year(ask, year) for year in years)
    headings = {
        STAYED: f"In {old} en {new}",
        CAME: f"Alleen in {new}",
        LEFT: f"Alleen in {old}",
        RENAMED: "Onder een andere naam op de andere lijst",
        UNKNOWN: "Bedrag niet bekend",
    }
    bars: list[LabelledBar] = []
    for outcome, heading in headings.items():
        group = [step for step in steps if step.outcome == outcome]
        if group:
            bars.append(LabelledBar(f"{heading}: {len(group)}"))
        bars += [_bar(step, first, last) for step in group]
    later = rows["membership"].str.startswith("eerder")
    # a pair is explained once, also where only the municipality of it is chosen
    renamed = rows[rows["reason"].notna() & (later | ~rows["partner_id"].isin(rows["applicant_id"]))]
    alike = like_for_like(ask, first, last) if choice.is_all(ask) else ""
    return Exhibit(
        key=KEY,
        title=_title(ask, choice, steps, first, last),
        subtitle=f"Verschil in toegekend bedrag per aanvrager tussen {old} en {new}, in euro",
        figure=labelled_bars(bars, unit="eur") if any(step.difference_eur is not None for step in steps) else None,
        table=Table(
            [
                Column("Aanvrager", "text", [s.name for s in steps]),
                Column("Op de lijst", "text", [headings[s.outcome].lower() for s in steps]),
                Column(f"Toegekend {old}", "text", [_amount(s.from_eur, s, first, LEFT) for s in steps]),
                Column(f"Toegekend {new}", "text", [_amount(s.to_eur, s, last, CAME) for s in steps]),
                Column("Verschil", "eur", [s.difference_eur for s in steps]),
            ]
        ),
        alt=f"Staven naar rechts (meer) en links (minder) per aanvrager, {first} en {last}. "
        + " ".join(formats.stop(f"{s.name}: {_bar(s, first, last).text}") for s in steps),
        caveat=_one_year_words(steps),
        notes=(
            *([alike] if alike else []),
            *common.unsure_notes(ask, years),
            *(
                f"{names[r.unit_id]} tellen wij als vervolg van {names[r.applicant_id if r.partner_id == r.unit_id else r.partner_id]}. {r.reason}"
                for r in renamed.itertuples()
            ),
            *common.absent_notes(ask, choice, *years),
            common.granted_note(ask, years),
            *common.year_notes(ask, years),
        ),
        sources=cite(ask, rows),
        filter_text=filter_text,
    )


def _amount(value: float | None, step: Step, year: int, only_here: str) -> str:
    if value is not None:
        return formats.eur(value)
    if step.outcome == RENAMED:
        return f"als {step.partner}"
    return formats.UNKNOWN if step.outcome == UNKNOWN else "niet op de lijst"


def _one_year_words(steps: list[Step]) -> str:
    """What the difference is of who is on one of the two lists only."""
    if all(step.is_sure for step in steps):
        return f"Wie maar in één van beide jaren op de lijst staat, telt voor het hele bedrag: voor het andere jaar is er {common.NOT_LISTED}."
    return "Wie ontbreekt op een lijst die niet zeker compleet is, heeft geen verschil (n.b.)."


def _bar(step: Step, first: int, last: int) -> LabelledBar:
    pick = Pick(field="applicants", value=step.applicant_id)
    value = step.difference_eur
    if value is None:
        listed = [f"{formats.eur(v)} in {y}" for v, y in ((step.from_eur, first), (step.to_eur, last)) if v is not None]
        also = f", in {last if step.to_eur is None else first} als {step.partner}" if step.partner else ""
        return LabelledBar(step.name, (" en ".join(listed) or formats.UNKNOWN) + also, pick=pick)
    text = formats.eur(value, signed=True)
    if step.outcome == STAYED and step.from_eur:
        text += f" ({phrases.more_or_less(step.from_eur, step.to_eur or 0)})"
    hover = f"{step.name}: " + ", ".join(
        f"{formats.eur(v)} in {y}" for v, y in ((step.from_eur, first), (step.to_eur, last)) if v is not None
    )
    return LabelledBar(step.name, text, value, palette.LOSS if value < 0 else palette.GAIN, hover, pick=pick)


def _title(ask: Ask, choice: ApplicantChoice, steps: list[Step], first: int, last: int) -> str:
    if len(steps) == 1:
        return _title_of_one(steps[0], first, last)
    differences = [s.difference_eur or 0 for s in steps if s.outcome == STAYED]
    counts = {outcome: sum(s.outcome == outcome for s in steps) for outcome in (CAME, LEFT, UNKNOWN)}
    received = [
        f"{count} {word}"
        for count, word in (
            (sum(d > 0 for d in differences), "meer"),
            (sum(d < 0 for d in differences), "minder"),
            (sum(d == 0 for d in differences), "evenveel"),
        )
        if count
    ]
    parts = []
    if received:
        verb = "kreeg" if received[0].startswith("1 ") else "kregen"
        parts.append(formats.enumerate_words([received[0].replace(" ", f" {verb} ", 1), *received[1:]]))
    if counts[CAME]:
        parts.append(f"{counts[CAME]} alleen in {last}")
    if counts[LEFT]:
        parts.append(f"{counts[LEFT]} alleen in {first}")
    if counts[UNKNOWN]:
        parts.append(f"van {counts[UNKNOWN]} niet bekend")
    renamed = [s.name for s in steps if s.outcome == RENAMED]
    if renamed:
        who = formats.enumerate_words(renamed) if len(renamed) <= common.MOST_NAMES - 1 else str(len(renamed))
        parts.append(f"{who} onder een andere naam")
    sums = common.compared_total(ask, choice, first, last)
    text = phrases.compared(*sums, f"in {first}") if sums else f"{first} en {last}"
    whole = f"{text}: {'; '.join(parts)}"
    return whole[0].upper() + whole[1:] if choice.is_all(ask) else f"Selectie, {whole}"


def _title_of_one(step: Step, first: int, last: int) -> str:
    if step.outcome == STAYED:
        title = f"{step.name}: {formats.eur(step.from_eur)} in {first}, {formats.eur(step.to_eur)} in {last}"
        return f"{title} ({phrases.more_or_less(step.from_eur, step.to_eur or 0)})" if step.from_eur else title
    if step.outcome == UNKNOWN:
        return f"{step.name}: {formats.eur(step.from_eur)} in {first}, {formats.eur(step.to_eur)} in {last}"
    year, amount = (first, step.from_eur) if step.from_eur is not None else (last, step.to_eur)
    other = last if year == first else first
    if step.outcome == RENAMED:
        return f"{step.name}: {formats.eur(amount)} in {year}, in {other} op de lijst als {step.partner}"
    return f"{step.name}: {formats.eur(amount)} in {year}, niet op de lijst van {other}"
