"""What all exhibits per applicant share: who can be chosen, which years there are, and what must be said about them."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Cited, Exhibit
from view import formats

ALL_KINDS = "alle"
GRANTED_NOTE = "Bedragen uit de aankondigingen van de NCTV: toegekend is niet hetzelfde als besteed."
NO_NOTE = "–"
NOT_FOUND = "geen toekenning gevonden in de aankondiging"


def label(name: str, kind: str) -> str:
    """The name, with what it is when it is not a municipality."""
    return name if kind == "gemeente" else f"{name} ({kind})"


def options(ask: Ask) -> dict[str, str]:
    """applicant_id → name, in alphabetical order."""
    return {r.applicant_id: label(r.name, r.kind) for r in ask("money/applicants").itertuples()}


def provinces(ask: Ask) -> tuple[str, ...]:
    """The provinces with an applicant in any year."""
    return tuple(sorted(set(ask("money/applicants")["province"])))


def years(ask: Ask) -> tuple[int, ...]:
    """The years with an announcement per applicant, in order."""
    return tuple(int(y) for y in ask("money/applicant_years")["year"])


def matching(ask: Ask, areas: Sequence[str], kind: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """The chosen applicants that lie in one of `areas` and are of `kind`; may be none."""
    found = ask("money/applicants")
    fits = found["province"].isin(list(areas)) & found["applicant_id"].isin(list(chosen))
    if kind != ALL_KINDS:
        fits &= found["kind"] == kind
    return tuple(found.loc[fits, "applicant_id"])


def span(chosen: Sequence[int]) -> str:
    """'2018', '2016–2020', or '2016, 2018 en 2020' when years are left out."""
    first, last = min(chosen), max(chosen)
    if len(chosen) > 2 and last - first + 1 == len(chosen):
        return f"{first}–{last}"
    return formats.enumerate_words([str(y) for y in sorted(chosen)])


def is_all(ask: Ask, applicants: Sequence[str]) -> bool:
    return len(applicants) == len(options(ask))


def chosen(ask: Ask, applicants: Sequence[str]) -> str:
    """What a sentence calls the chosen: the one by its name, more together."""
    return options(ask)[applicants[0]] if len(applicants) == 1 else "de gekozen aanvragers"


def filter_words(ask: Ask, applicants: Sequence[str], *before: str) -> tuple[str, ...]:
    """The choices in words, for under a download."""
    names = options(ask)
    if is_all(ask, applicants):
        return (*before, f"Aanvragers: alle {len(names)}")
    told = formats.enumerate_words([names[a] for a in applicants])
    return (*before, f"Aanvragers: {told} ({len(applicants)} van de {len(names)})")


def of_years(ask: Ask, chosen: Sequence[int]) -> pd.DataFrame:
    """The lists of these years as a whole, whoever is chosen; also what an exhibit without rows rests on."""
    found = ask("money/applicant_years")
    return found[found["year"].isin(list(chosen))]


def incomplete(ask: Ask, year: int) -> bool:
    """Whether an amount of that year's list is not known."""
    return bool(of_years(ask, [year])["unknown"].sum())


def year_notes(ask: Ask, chosen: Sequence[int]) -> tuple[str, ...]:
    """What a reader must know about these years: which are incomplete, which are inferred."""
    notes = []
    for r in of_years(ask, chosen).itertuples():
        if r.unknown:
            names = formats.enumerate_words(list(r.unknown_names))
            notes.append(f"{r.year} is niet compleet. Van {names} is het bedrag n.b.: ‘{r.unknown_reason}’.")
        if not formats.is_unknown(r.note):
            # the first two sentences say why; the difference that follows is computed where it is shown
            notes.append(f"{r.year}: " + ". ".join(r.note.split(". ")[:2]).rstrip(".") + ".")
    return tuple(notes)


def same_region_notes(ask: Ask, applicants: Sequence[str]) -> tuple[str, ...]:
    """Who looks like somebody else under another name, as the data say; once a pair, under the region's name."""
    found = ask("money/applicants")
    found = found[found["applicant_id"].isin(list(applicants))].dropna(subset="same_region")
    found = found.sort_values(["kind", "name"], ascending=[False, True]).drop_duplicates("province")
    return tuple(f"{label(r.name, r.kind)}: {r.same_region[0].lower()}{r.same_region[1:]}" for r in found.itertuples())


def leaders(rows: pd.DataFrame) -> tuple[str, bool]:
    """Who has the highest amount ('Den Haag', 'Delft en Gouda', '3 aanvragers') and whether they are several."""
    top = rows[rows["amount_eur"] == rows["amount_eur"].max()]
    names = [label(r.name, r.kind) for r in top.itertuples()]
    return (formats.enumerate_words(names) if len(names) <= 2 else f"{len(names)} aanvragers"), len(names) > 1


def nothing_found(ask: Ask, applicants: Sequence[str], told_years: str) -> tuple[str, pd.DataFrame]:
    """Title and table of an exhibit for a choice without any award."""
    names = options(ask)
    table = pd.DataFrame(
        {"Aanvrager": [names[a] for a in applicants], "Jaar": told_years, "Toelichting": [NOT_FOUND] * len(applicants)}
    )
    return f"Geen toekenning gevonden in {told_years} voor deze keuze", table


def picks(ask: Ask) -> list[tuple[str, ...]]:
    """Choices of applicants to try exhibits with: all, the regions, one whose amount is not known, look-alikes."""
    found = ask("money/applicants")
    everyone = tuple(found["applicant_id"])
    waiting = {name for names in ask("money/applicant_years")["unknown_names"].dropna() for name in names}
    unknown = tuple(found.loc[found["name"].isin(waiting), "applicant_id"])
    alike = tuple(found.dropna(subset="same_region")["applicant_id"])
    return [everyone, tuple(found.loc[found["kind"] == "regio", "applicant_id"]), unknown[:1] or everyone[:1], alike]


def nothing_drawn(
    ask: Ask, key: str, applicants: Sequence[str], when: str, sources: tuple[Cited, ...], filters: tuple[str, ...]
) -> Exhibit:
    """What stands in the place of a figure when none of the chosen applicants got anything `when`."""
    title, table = nothing_found(ask, applicants, when)
    return Exhibit(
        key=key,
        title=title,
        table=table,
        alt=f"{title}. Zonder figuur: er is niets om te tekenen.",
        notes=(GRANTED_NOTE,),
        sources=sources,
        filters=filters,
    )
