"""Money per applicant: the answer in a sentence, and what each got in each year."""

from collections.abc import Sequence

import pandas as pd

from exhibits import phrases as words
from exhibits.exhibit import Ask, Entries, Exhibit, cite
from exhibits.money import applicants_common as who
from view import formats
from view.charts.cells import Cell, CellRow, cell_table

BY_TOTAL = "totaal"
BY_NAME = "naam"


def answer(ask: Ask, years: Sequence[int], applicants: Sequence[str]) -> str:
    """The page's question answered for the last chosen year, with the change since the year before."""
    if not applicants:
        return "Bij deze keuze hoort geen enkele aanvrager."
    rows = ask("money/applicant_amounts", years=tuple(years), applicants=tuple(applicants))
    chosen = "" if who.is_all(ask, applicants) else f" van {who.chosen(ask, applicants)}"
    if rows.empty:
        return f"In {who.span(years)} is{chosen} geen toekenning gevonden in de aankondigingen."
    last = int(rows["year"].max())
    lead = ""
    if last < max(years):
        later = [y for y in years if y > last]
        lead = f"In {who.span(later)} is{chosen} geen toekenning gevonden in de aankondigingen. "
    newest = rows[rows["year"] == last]
    known = newest.dropna(subset="amount_eur")
    waiting = formats.enumerate_words(list(newest.loc[newest["amount_eur"].isna(), "name"]))
    if known.empty:
        return f"{lead}In {last} werd het bedrag van {waiting} nog vastgesteld: het is niet bekend."
    total = known["amount_eur"].sum()
    alone = str(known.iloc[0]["applicant_id"]) if len(newest) == 1 else None
    since = "" if waiting else _since(ask, last, total, applicants, alone)
    if len(newest) == 1:
        only = known.iloc[0]
        told = (
            f"{who.label(only['name'], only['kind'])} kreeg in {last} {formats.eur(only['amount_eur'])}: "
            f"{formats.pct(only['share_pct'])} van alles wat voor dat jaar is toegekend{since}."
        )
    else:
        regions = int((known["kind"] == "regio").sum())
        to = formats.plural(len(known), "aanvrager", "aanvragers")
        if regions == len(known):
            to = formats.plural(regions, "regio", "regio’s")
        elif regions:
            to += f" (van wie {formats.plural(regions, 'regio', 'regio’s')})"
        if chosen:
            # '2 aanvragers van de 5 gekozen', 'de 2 gekozen aanvragers'
            some = len(known) < len(applicants)
            to = f"{to} van de {len(applicants)} gekozen" if some else f"de {to.replace(' ', ' gekozen ', 1)}"
        names, several = who.leaders(known)
        top = known.iloc[0]
        told = (
            f"In {last} is {formats.eur_short(total)} toegekend aan {to}{since}. Het meeste ging naar {names}: {'elk ' if several else ''}{formats.eur(top['amount_eur'])}, "
            f"{formats.pct(top['share_pct'])} van alles."
        )
    if waiting:
        return f"{lead}{told} Het jaar is niet compleet: van {waiting} is het bedrag niet bekend."
    return lead + told


def _since(ask: Ask, year: int, total: float, applicants: Sequence[str], alone: str | None) -> str:
    """', 2,3% meer dan in 2019', or nothing when the year before cannot be compared."""
    before = ask("money/applicant_amounts", years=(year - 1,), applicants=tuple(applicants))
    if alone is not None and set(before["applicant_id"]) != {alone}:
        return ""  # another applicant's award is not this one's past
    if before.empty or before["amount_eur"].isna().any() or not before["amount_eur"].sum():
        return ""
    compared = words.more_or_less(before["amount_eur"].sum(), total)
    return f", {compared} {'als' if compared == 'evenveel' else 'dan'} in {year - 1}"


def amounts(ask: Ask, years: Sequence[int], applicants: Sequence[str], order: str) -> Exhibit:
    """What each applicant got in each year, as a table of coloured cells."""
    rows = ask("money/applicant_amounts", years=tuple(years), applicants=tuple(applicants))
    filters = who.filter_words(ask, applicants, f"Jaren: {who.span(years)}")
    sources = cite(ask, rows if len(rows) else who.of_years(ask, years))
    if rows.empty:
        return who.nothing_drawn(ask, "gemeenten-bedragen", applicants, who.span(years), sources, filters)
    totals = rows.groupby("applicant_id")["amount_eur"].sum()
    names = {r.applicant_id: who.label(r.name, r.kind) for r in rows.itertuples()}
    ids = sorted(names, key=lambda a: names[a].lower())
    if order == BY_TOTAL:
        ids.sort(key=lambda a: -totals[a])
    shown = sorted(years)
    awards = {(r.applicant_id, r.year): r for r in rows.itertuples()}

    def cell(applicant: str, year: int) -> Cell:
        award = awards.get((applicant, year))
        if award is None:
            return Cell(None, "", f"{names[applicant]}, {year}: {who.NOT_FOUND}")
        if formats.is_unknown(award.amount_eur):
            return Cell(None, hover=f"{names[applicant]}, {year}: n.b., {award.note}")
        amount = float(award.amount_eur)
        return Cell(amount, formats.integer(amount / 1000), f"{names[applicant]}, {year}: {formats.eur(amount)}")

    rows = rows.assign(rank=rows["applicant_id"].map({a: i for i, a in enumerate(ids)})).sort_values(["rank", "year"])
    notes = ["Bedragen in duizenden euro’s."]
    if len(awards) < len(ids) * len(shown):
        notes.append(f"Leeg vak: {who.NOT_FOUND} van dat jaar.")
    if rows["amount_eur"].isna().any():
        notes.append("Gearceerd: wel genoemd, bedrag niet bekend (n.b.).")
    return Exhibit(
        key="gemeenten-bedragen",
        title=_amounts_title(rows, shown, names, "" if who.is_all(ask, applicants) else " van de gekozen aanvragers"),
        figure=cell_table(
            [str(y) for y in shown], [CellRow(names[a], [cell(a, y) for y in shown]) for a in ids], labels="left"
        )
        if rows["amount_eur"].notna().any()
        else None,
        table=pd.DataFrame(
            {
                "Aanvrager": rows["applicant_id"].map(names),
                "Provincie": rows["province"],
                "Jaar": rows["year"],
                "Toegekend": rows["amount_eur"],
                "Toelichting": [r.note if formats.is_unknown(r.amount_eur) else who.NO_NOTE for r in rows.itertuples()],
            }
        ).reset_index(drop=True),
        kinds={"Jaar": "year", "Toegekend": "eur"},
        alt=f"Tabel met een rij per aanvrager en een kolom per jaar ({who.span(shown)}); donkerder is meer geld. "
        + " ".join(
            formats.stop(
                f"{names[a]}: "
                + ", ".join(
                    f"{r.year} {formats.eur(r.amount_eur)}" for r in rows[rows["applicant_id"] == a].itertuples()
                )
            )
            for a in ids
        ),
        notes=(
            " ".join([*notes, who.GRANTED_NOTE]),
            *who.year_notes(ask, shown),
            *who.same_region_notes(ask, ids),
        ),
        sources=sources,
        filters=filters,
    )


def _amounts_title(rows: pd.DataFrame, years: Sequence[int], names: dict[str, str], among: str) -> str:
    told = who.span(years)
    known = rows.dropna(subset="amount_eur")
    if known.empty:
        waiting = formats.enumerate_words(list(dict.fromkeys(rows["name"])))
        return f"{waiting}: het bedrag over {who.span(sorted(set(rows['year'])))} is niet bekend (n.b.)"
    if len(names) == 1:
        best = known.loc[known["amount_eur"].idxmax()]
        line = f"{names[best['applicant_id']]} kreeg {formats.eur_short(known['amount_eur'].sum())} in {told}"
        if len(known) > 1:
            line += f", het meest in {best['year']} ({formats.eur(best['amount_eur'])})"
        unknown = formats.enumerate_words([str(y) for y in sorted(rows.loc[rows["amount_eur"].isna(), "year"])])
        return f"{line}; {unknown} niet bekend" if unknown else line
    sums = known.groupby(["name", "kind"], as_index=False)["amount_eur"].sum()
    leader, several = who.leaders(sums)
    most = formats.eur_short(sums["amount_eur"].max())
    title = f"{leader} {'kregen' if several else 'kreeg'} het meest{among} in {told}: {'elk ' if several else ''}{most}"
    if len(years) == 1:
        return title
    always = int((rows.groupby("applicant_id")["year"].nunique() == len(years)).sum())
    if not always:
        return f"{title}; geen van {'beide' if len(names) == 2 else f'de {len(names)}'} staat in elk jaar op de lijst"
    if always == len(names):
        return f"{title}; {'beide' if always == 2 else f'alle {always}'} staan in elk jaar op de lijst"
    return f"{title}; {always} van de {len(names)}{'' if among else ' aanvragers'} {'staat' if always == 1 else 'staan'} in elk jaar op de lijst"


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    every = who.years(ask)
    chosen_years = [every, every[:1], (every[0], every[-1])]
    grid: list[dict[str, object]] = [
        {"years": years, "applicants": applicants, "order": order}
        for order in (BY_TOTAL, BY_NAME)
        for years in chosen_years
        for applicants in who.picks(ask)
    ]
    return [(amounts, grid)]
