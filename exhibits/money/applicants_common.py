"""What all exhibits per applicant share: the lists of a year, and what must be said about them."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Table
from exhibits.money.applicant_choice import ApplicantChoice, applicant_names, label
from view import formats

GRANTED_NOTE = "Bedragen uit de aankondigingen van de NCTV: toegekend is niet hetzelfde als besteed."
NO_NOTE = "–"
NOT_LISTED = "geen toekenning gevonden in de aankondiging"
NOBODY = "Bij deze keuze hoort geen enkele aanvrager"


def lists_of(ask: Ask, years: Sequence[int]) -> pd.DataFrame:
    """The lists of these years as a whole, whoever is chosen; also what an exhibit without rows rests on."""
    rows = ask("money/applicant_years")
    return rows[rows["year"].isin(list(years))]


def incomplete(ask: Ask, year: int) -> bool:
    """Whether an amount of that year's list is not known."""
    return bool(lists_of(ask, [year])["unknown"].sum())


def year_text(ask: Ask, year: int) -> str:
    """'2020', '2016 (niet compleet)'"""
    return f"{year} (niet compleet)" if incomplete(ask, year) else str(year)


def year_notes(ask: Ask, years: Sequence[int]) -> tuple[str, ...]:
    """What a reader must know about these years: which are incomplete, which are inferred."""
    notes = []
    for r in lists_of(ask, years).itertuples():
        if r.unknown:
            names = formats.enumerate_words(list(r.unknown_names))
            notes.append(f"{r.year} is niet compleet. Van {names} is het bedrag n.b.: ‘{r.unknown_reason}’.")
        if not formats.is_unknown(r.note):
            # the first two sentences say why; the difference that follows is computed where it is shown
            notes.append(f"{r.year}: " + ". ".join(r.note.split(". ")[:2]).rstrip(".") + ".")
    return tuple(notes)


def same_region_notes(ask: Ask, applicants: Sequence[str]) -> tuple[str, ...]:
    """Who looks like somebody else under another name, as the data say; once a pair, under the region's name."""
    rows = ask("money/applicants")
    rows = rows[rows["applicant_id"].isin(list(applicants))].dropna(subset="same_region")
    rows = rows.sort_values(["kind", "name"], ascending=[False, True]).drop_duplicates("province")
    return tuple(f"{label(r.name, r.kind)}: {r.same_region[0].lower()}{r.same_region[1:]}" for r in rows.itertuples())


def leaders(rows: pd.DataFrame) -> tuple[str, bool]:
    """Who has the highest amount ('Den Haag', 'Delft en Gouda', '3 aanvragers') and whether they are several."""
    top = rows[rows["amount_eur"] == rows["amount_eur"].max()]
    names = [label(r.name, r.kind) for r in top.itertuples()]
    return (formats.enumerate_words(names) if len(names) <= 2 else f"{len(names)} aanvragers"), len(names) > 1


def not_listed(ask: Ask, choice: ApplicantChoice, when: str) -> tuple[str, Table]:
    """Title and table of an exhibit for a choice without any award `when`."""
    names, picked = applicant_names(ask), choice.picked(ask)
    table = Table(
        [
            Column("Aanvrager", "text", [names[a] for a in picked]),
            Column("Jaar", "text", [when] * len(picked)),
            Column("Toelichting", "text", [NOT_LISTED] * len(picked)),
        ]
    )
    return (f"Geen toekenning gevonden in {when} voor deze keuze" if picked else NOBODY), table


def nothing_drawn(
    ask: Ask, choice: ApplicantChoice, key: str, when: str, sources: tuple[Cited, ...], filter_text: tuple[str, ...]
) -> Exhibit:
    """What stands in the place of a figure when none of the chosen applicants got anything `when`."""
    title, table = not_listed(ask, choice, when)
    return Exhibit(
        key=key,
        title=title,
        subtitle=f"Toegekende bedragen uit de aankondigingen, {when}",
        table=table,
        alt=f"{title}. Zonder figuur: er is niets om te tekenen.",
        notes=(GRANTED_NOTE,),
        sources=sources,
        filter_text=filter_text,
    )
