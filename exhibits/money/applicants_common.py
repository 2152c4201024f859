"""What all exhibits per applicant share: the lists of a year, who has most, and what must be said about them."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Table
from exhibits.money.applicant_choice import ApplicantChoice, applicant_names, label
from exhibits.money.context import context_of
from exhibits.shared import own, phrases
from store.remembering import remembered
from view import formats

SPENT_NOTE = "Toegekend is niet hetzelfde als besteed."
GRANTED_NOTE = "Bedragen uit de aankondigingen van de NCTV: toegekend is niet hetzelfde als besteed."
NO_NOTE = "–"
NOT_LISTED = "geen toekenning op de lijst"
NOBODY = "Geen aanvrager past bij uw selectie"
MOST_NAMES = 3


@remembered
def regional_caveat(ask: Ask, year: int) -> str:
    """What must stand beside every rank, map and share: most applicants act for their region; of that year if a source says so."""
    rows = context_of(ask, "geld", "namens_regio")
    ends = rows["period"].str.split("-")
    of_year = rows[(ends.str[0].astype(int) <= year) & (ends.str[-1].astype(int) >= year)]
    if len(of_year):
        # an evaluation of several years says it of all applicants, an announcement of some
        return str(of_year.loc[of_year["period"].str.len().idxmax(), "statement"])
    later = rows[ends.str.len() > 1].iloc[:1]
    return "".join(
        f"Over {r.period.replace('-', '–')} schrijft {r.publisher}: {phrases.within(r.statement)}"
        for r in later.itertuples()
    )


def lists_of(ask: Ask, years: Sequence[int]) -> pd.DataFrame:
    """The lists of these years as a whole, whoever is chosen; also what an exhibit without rows rests on."""
    rows = ask("money/applicant_years")
    return rows[rows["year"].isin(list(years))]


@remembered
def awards(ask: Ask, choice: ApplicantChoice, *years: int) -> pd.DataFrame:
    """The rows of money/applicant_amounts for the chosen applicants, with `label`."""
    rows = ask("money/applicant_amounts", years=years, applicants=choice.picked(ask))
    return rows.assign(label=[label(r.name, r.kind) for r in rows.itertuples()])


@remembered
def incomplete(ask: Ask, year: int) -> bool:
    """Whether an amount of that year's list is not known."""
    return bool(lists_of(ask, [year])["unknown"].sum())


def own_years(ask: Ask) -> frozenset[int]:
    """The years whose list a user loaded."""
    return own.own_years(ask("money/applicant_years"))


@remembered
def absent_words(ask: Ask, choice: ApplicantChoice, *years: int) -> str:
    """'Niet op de lijst van 2020: Zwolle.': who is chosen and on none of these lists, by name; '' when everybody is on one."""
    listed = set(awards(ask, choice, *years)["applicant_id"])
    names = applicant_names(ask)
    absent = [names[a] for a in choice.picked(ask) if a not in listed]
    if not absent:
        return ""
    lists = (
        f"Niet op de lijst van {years[0]}"
        if len(years) == 1
        else f"Op geen van de lijsten van {phrases.span_of_years(years)}"
    )
    return f"{lists}: {formats.enumerate_words(absent)}."


def absent_notes(ask: Ask, choice: ApplicantChoice, *years: int) -> tuple[str, ...]:
    """The same as a note, with where to look for who went on as a region."""
    absent = absent_words(ask, choice, *years)
    renamed = " Wie onder een andere naam verderging, staat bij de verandering tussen twee jaren."
    return (absent + (renamed if len(years) == 1 else ""),) if absent else ()


def most_words(ask: Ask, year: int) -> str:
    """'het meest', or 'het hoogste bekende bedrag' where an unknown amount may be higher."""
    return "het hoogste bekende bedrag" if incomplete(ask, year) else "het meest"


def granted_note(ask: Ask, years: Sequence[int]) -> str:
    """That granted is not spent, and of published years where the amounts come from."""
    mine = own_years(ask)
    published = [year for year in years if year not in mine]
    if not published or len(published) == len(years):
        return GRANTED_NOTE if published else SPENT_NOTE
    return f"{phrases.span_of_years(published)}: bedragen uit de aankondigingen van de NCTV. {SPENT_NOTE}"


def unsure_notes(ask: Ask, years: Sequence[int]) -> tuple[str, ...]:
    """Of which years' lists it is not certain that they name everybody, so that nobody came or left for certain."""
    after = "wie daar niet op de lijst staat, is niet zeker nieuw of weggevallen"
    lists = {y: f"{y} is niet compleet" for y in years if incomplete(ask, y)}
    lists |= {y: f"Of de lijst van {y} compleet is, is niet bekend" for y in years if y in own_years(ask)}
    return tuple(f"{why}: {after}." for _, why in sorted(lists.items()))


def year_text(ask: Ask, year: int) -> str:
    """'2020', '2016 (niet compleet)', '2023 (eigen gegevens)'"""
    said = [own.OWN] if year in own_years(ask) else []
    said += ["niet compleet"] if incomplete(ask, year) else []
    return f"{year} ({', '.join(said)})" if said else str(year)


def named_year(ask: Ask, year: int) -> str:
    """'2020', '2023 (eigen gegevens)'"""
    return own.year_text(year, own_years(ask))


def year_notes(ask: Ask, years: Sequence[int]) -> tuple[str, ...]:
    """What a reader must know about these years: which are incomplete, which are inferred."""
    notes = []
    for r in lists_of(ask, years).itertuples():
        if r.unknown:
            names = formats.enumerate_words(list(r.unknown_names))
            why = "" if formats.is_unknown(r.unknown_reason) else f": ‘{r.unknown_reason}’"
            notes.append(formats.stop(f"{r.year} is niet compleet. Van {names} is het bedrag n.b.{why}"))
        if not formats.is_unknown(r.note):
            # the first two sentences say why; the difference that follows is computed where it is shown
            notes.append(f"{r.year}: " + ". ".join(r.note.split(". ")[:2]).rstrip(".") + ".")
    return (*notes, *own.years_note(own_years(ask) & set(years)))


def leaders(rows: pd.DataFrame) -> tuple[str, bool]:
    """Who has the highest amount ('Den Haag', 'Delft en Gouda', '5 aanvragers') and whether they are several."""
    names = list(rows.loc[rows["amount_eur"] == rows["amount_eur"].max(), "label"])
    text = formats.enumerate_words(names) if len(names) <= MOST_NAMES else f"{len(names)} aanvragers"
    return text, len(names) > 1


def compared_total(ask: Ask, choice: ApplicantChoice, first: int, last: int) -> tuple[float, float] | None:
    """(first, last): sums that may be compared, else None.

    The whole of two complete lists, or applicants who are all on both lists with a known amount. A selection of whom
    one left the list, or went on as a region, is not the same selection in both years.
    """
    rows = awards(ask, choice, first, last)
    if rows.empty or rows["amount_eur"].isna().any():
        return None
    on_both = set(rows.loc[rows["year"] == first, "applicant_id"]) == set(
        rows.loc[rows["year"] == last, "applicant_id"]
    )
    # whether a user's own list is complete cannot be known: then only those on both lists are compared
    whole = choice.is_all(ask) and not own_years(ask) & {first, last}
    listed = rows["applicant_id"].nunique() if choice.is_all(ask) else len(choice.picked(ask))
    if not whole and not (on_both and rows["applicant_id"].nunique() == listed):
        return None
    sums = rows.groupby("year")["amount_eur"].sum()
    return (float(sums[first]), float(sums[last])) if sums[first] else None


def change_text(ask: Ask, choice: ApplicantChoice) -> str | None:
    """'2,3% meer dan in 2019' for the page's year, or None where the two years cannot be compared."""
    years = choice.compared_years(ask)
    if years is None:
        return None
    sums = compared_total(ask, choice, *years)
    if sums is None:
        return None
    other = next(year for year in years if year != choice.year)
    old, new = sums if other < choice.year else reversed(sums)
    return phrases.compared(old, new, f"in {named_year(ask, other)}")


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
    return (f"Geen bedragen voor uw selectie in {when}" if picked else NOBODY), table


def nothing_drawn(
    ask: Ask, choice: ApplicantChoice, key: str, when: str, sources: tuple[Cited, ...], filter_text: tuple[str, ...]
) -> Exhibit:
    """What stands in the place of a figure when none of the chosen applicants got anything `when`."""
    title, table = not_listed(ask, choice, when)
    return Exhibit(
        key=key,
        title=title,
        subtitle=f"Toegekend per aanvrager, {when}",
        table=table,
        alt=f"{title}. Zonder figuur: er is niets om te tekenen.",
        notes=(SPENT_NOTE,),
        sources=sources,
        filter_text=filter_text,
    )
