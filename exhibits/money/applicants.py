"""Money per applicant: the answer in a sentence, and what each got in each year."""

from collections.abc import Sequence

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import BY_TOTAL, ApplicantChoice, label
from view import formats
from view.charts.cells import Cell, CellRow, cell_table


def answer(ask: Ask, choice: ApplicantChoice) -> str:
    """The page's question answered for the last chosen year, with the change since the year before."""
    applicants, years = choice.picked(ask), choice.picked_years(ask)
    if not applicants:
        return f"{common.NOBODY}."
    rows = ask("money/applicant_amounts", years=years, applicants=applicants)
    chosen = "" if choice.is_all(ask) else f" van {choice.name_of_picked(ask)}"
    if rows.empty:
        return f"In {phrases.span_of_years(years)} is{chosen} geen toekenning gevonden in de aankondigingen."
    last = int(rows["year"].max())
    lead = ""
    if last < max(years):
        later = [y for y in years if y > last]
        lead = f"In {phrases.span_of_years(later)} is{chosen} geen toekenning gevonden in de aankondigingen. "
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
        sentence = (
            f"{label(only['name'], only['kind'])} kreeg in {last} {formats.eur(only['amount_eur'])}: "
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
        names, several = common.leaders(known)
        top = known.iloc[0]
        sentence = (
            f"In {last} is {formats.eur_short(total)} toegekend aan {to}{since}. Het meeste ging naar {names}: {'elk ' if several else ''}{formats.eur(top['amount_eur'])}, "
            f"{formats.pct(top['share_pct'])} van alles."
        )
    if waiting:
        return f"{lead}{sentence} Het jaar is niet compleet: van {waiting} is het bedrag niet bekend."
    return lead + sentence


def _since(ask: Ask, year: int, total: float, applicants: Sequence[str], alone: str | None) -> str:
    """', 2,3% meer dan in 2019', or nothing when the year before cannot be compared."""
    before = ask("money/applicant_amounts", years=(year - 1,), applicants=tuple(applicants))
    if alone is not None and set(before["applicant_id"]) != {alone}:
        return ""  # another applicant's award is not this one's past
    if before.empty or before["amount_eur"].isna().any() or not before["amount_eur"].sum():
        return ""
    compared = phrases.more_or_less(before["amount_eur"].sum(), total)
    return f", {compared} {'als' if compared == 'evenveel' else 'dan'} in {year - 1}"


def amounts(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """What each applicant got in each year, as a table of coloured cells."""
    years = choice.picked_years(ask)
    when = phrases.span_of_years(years)
    rows = ask("money/applicant_amounts", years=years, applicants=choice.picked(ask))
    filter_text = choice.filter_text(ask, "years", "applicants")
    sources = cite(ask, rows if len(rows) else common.lists_of(ask, years))
    if rows.empty:
        return common.nothing_drawn(ask, choice, "gemeenten-bedragen", when, sources, filter_text)
    totals = rows.groupby("applicant_id")["amount_eur"].sum()
    names = {r.applicant_id: label(r.name, r.kind) for r in rows.itertuples()}
    ids = sorted(names, key=lambda a: names[a].lower())
    if choice.order == BY_TOTAL:
        ids.sort(key=lambda a: -totals[a])
    awards = {(r.applicant_id, r.year): r for r in rows.itertuples()}

    def cell(applicant: str, year: int) -> Cell:
        award = awards.get((applicant, year))
        if award is None:
            return Cell(None, "", f"{names[applicant]}, {year}: {common.NOT_LISTED}")
        if formats.is_unknown(award.amount_eur):
            return Cell(None, hover=f"{names[applicant]}, {year}: n.b., {award.note}")
        amount = float(award.amount_eur)
        return Cell(amount, formats.integer(amount / 1000), f"{names[applicant]}, {year}: {formats.eur(amount)}")

    rows = rows.assign(rank=rows["applicant_id"].map({a: i for i, a in enumerate(ids)})).sort_values(["rank", "year"])
    notes = ["Bedragen in duizenden euro’s."]
    if len(awards) < len(ids) * len(years):
        notes.append(f"Leeg vak: {common.NOT_LISTED} van dat jaar.")
    if rows["amount_eur"].isna().any():
        notes.append("Gearceerd: wel genoemd, bedrag niet bekend (n.b.).")
    return Exhibit(
        key="gemeenten-bedragen",
        title=_amounts_title(rows, years, names, "" if choice.is_all(ask) else " van de gekozen aanvragers"),
        figure=cell_table(
            [str(y) for y in years], [CellRow(names[a], [cell(a, y) for y in years]) for a in ids], labels="left"
        )
        if rows["amount_eur"].notna().any()
        else None,
        subtitle=f"Toegekend per aanvrager en jaar, {when}, in duizenden euro’s",
        table=Table(
            [
                Column("Aanvrager", "text", rows["applicant_id"].map(names)),
                Column("Provincie", "text", rows["province"]),
                Column("Jaar", "year", rows["year"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column(
                    "Toelichting",
                    "text",
                    [r.note if formats.is_unknown(r.amount_eur) else common.NO_NOTE for r in rows.itertuples()],
                ),
            ]
        ),
        alt=f"Tabel met een rij per aanvrager en een kolom per jaar ({when}); donkerder is meer geld. "
        + " ".join(
            formats.stop(
                f"{names[a]}: "
                + ", ".join(
                    f"{r.year} {formats.eur(r.amount_eur)}" for r in rows[rows["applicant_id"] == a].itertuples()
                )
            )
            for a in ids
        ),
        caveat=" ".join([*notes, common.GRANTED_NOTE]),
        notes=(
            *common.year_notes(ask, years),
            *common.same_region_notes(ask, ids),
        ),
        sources=sources,
        filter_text=filter_text,
    )


def _amounts_title(rows: pd.DataFrame, years: Sequence[int], names: dict[str, str], among: str) -> str:
    when = phrases.span_of_years(years)
    known = rows.dropna(subset="amount_eur")
    if known.empty:
        waiting = formats.enumerate_words(list(dict.fromkeys(rows["name"])))
        return f"{waiting}: het bedrag over {phrases.span_of_years(sorted(set(rows['year'])))} is niet bekend (n.b.)"
    if len(names) == 1:
        best = known.loc[known["amount_eur"].idxmax()]
        line = f"{names[best['applicant_id']]} kreeg {formats.eur_short(known['amount_eur'].sum())} in {when}"
        if len(known) > 1:
            line += f", het meest in {best['year']} ({formats.eur(best['amount_eur'])})"
        unknown = formats.enumerate_words([str(y) for y in sorted(rows.loc[rows["amount_eur"].isna(), "year"])])
        return f"{line}; {unknown} niet bekend" if unknown else line
    sums = known.groupby(["name", "kind"], as_index=False)["amount_eur"].sum()
    leader, several = common.leaders(sums)
    most = formats.eur_short(sums["amount_eur"].max())
    title = f"{leader} {'kregen' if several else 'kreeg'} het meest{among} in {when}: {'elk ' if several else ''}{most}"
    if len(years) == 1:
        return title
    always = int((rows.groupby("applicant_id")["year"].nunique() == len(years)).sum())
    if not always:
        return f"{title}; geen van {'beide' if len(names) == 2 else f'de {len(names)}'} staat in elk jaar op de lijst"
    if always == len(names):
        return f"{title}; {'beide' if always == 2 else f'alle {always}'} staan in elk jaar op de lijst"
    return f"{title}; {always} van de {len(names)}{'' if among else ' aanvragers'} {'staat' if always == 1 else 'staan'} in elk jaar op de lijst"
