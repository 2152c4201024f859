"""Money per applicant: the answer in a sentence and in figures, and a line for each over the years."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice, applicant_names, list_years
from exhibits.shared import own, phrases
from view import formats, palette
from view.charts.base import Pick
from view.charts.lines import Line, lines

LABELLED = 10
"""Lines with a name at first: as many as a screen holds."""


def _whole_eur(value: float) -> str:
    """To thousands, so that all amounts of the figure read alike."""
    return formats.eur(formats.half_up(value / 1000) * 1000)


def facts(ask: Ask, choice: ApplicantChoice) -> tuple[Fact, ...]:
    """What was granted in the year, to how many, and the largest share; less where less is known."""
    rows = common.awards(ask, choice, choice.year)
    known = rows.dropna(subset="amount_eur")
    if known.empty:
        return ()
    complete = len(known) == len(rows)  # of what is chosen: the list of the year may lack the amounts of others
    when = common.named_year(ask, choice.year) if complete else common.year_text(ask, choice.year)
    made = [
        Fact(
            _total(known, complete),
            f"{'' if complete else 'minstens '}toegekend in {when}"
            + ("" if choice.is_all(ask) else f" aan {_who(ask, choice)}"),
            common.change_text(ask, choice),
        )
    ]
    top = known.iloc[0]
    if len(choice.picked(ask)) == 1:
        made.append(Fact(f"{int(top['position'])} van {int(top['known'])}", "plaats op de lijst naar bedrag"))
    else:
        regions = int((rows["kind"] == "regio").sum())
        among = f", van wie {formats.plural(regions, 'regio', 'regio’s')}" if 0 < regions < len(rows) else ""
        counted = "" if complete else f"; van {formats.integer(len(known))} is het bedrag bekend"
        made.append(
            Fact(formats.integer(len(rows)), ("aanvrager" if len(rows) == 1 else "aanvragers") + among + counted)
        )
    if not formats.is_unknown(top["share_pct"]):
        names, several = common.leaders(known)
        label = (
            f"van het totaalbedrag naar {names}"
            if len(known) == 1
            else f"{'elk ' if several else ''}naar {names}, het meest{'' if choice.is_all(ask) else ' van uw selectie'}"
        )
        made.append(Fact(f"{formats.tenths(top['share_pct'])}%", label))
    return tuple(made)


def _total(known: pd.DataFrame, complete: bool) -> str:
    """The sum of what is known; of an incomplete one every euro, because rounded up it would be no least."""
    return (formats.eur_short if complete else formats.eur)(known["amount_eur"].sum())


def _who(ask: Ask, choice: ApplicantChoice) -> str:
    picked = choice.picked(ask)
    return applicant_names(ask)[picked[0]] if len(picked) == 1 else "uw selectie"


def answer(ask: Ask, choice: ApplicantChoice) -> str:
    """The page's question answered for the chosen year, with the change where the years can be compared."""
    if not choice.picked(ask):
        return f"{common.NOBODY}."
    rows = common.awards(ask, choice, choice.year)
    whom = "" if choice.is_all(ask) else f" aan {_who(ask, choice)}"
    if rows.empty:
        source = "Uw bestand" if choice.year in common.own_years(ask) else "De aankondiging"
        return f"{source} voor {choice.year} noemt geen toekenning{whom}."
    known = rows.dropna(subset="amount_eur")
    waiting = formats.enumerate_words(list(rows.loc[rows["amount_eur"].isna(), "label"]))
    if known.empty:
        mine = choice.year in common.own_years(ask)
        return f"Het bedrag van {waiting} voor {choice.year} is niet bekend" + (
            "." if mine else ": het werd nog vastgesteld."
        )
    change = common.change_text(ask, choice)
    to = (
        ""
        if len(choice.picked(ask)) == 1
        else f", verdeeld over {formats.plural(len(known), 'aanvrager', 'aanvragers')}"
    )
    if waiting:
        to = f", verdeeld over {formats.integer(len(known))} van de {formats.integer(len(rows))} aanvragers"
    least = "minstens " if waiting else ""
    total = _total(known, complete=not waiting)
    text = f"In {common.named_year(ask, choice.year)} is {least}{total} toegekend{whom}{to}"
    text += f": {change}." if change else "."
    absent = "" if choice.is_all(ask) else common.absent_words(ask, choice, choice.year)
    text = f"{text} {absent}".strip()
    return f"{text} Het jaar is niet compleet: van {waiting} is het bedrag niet bekend." if waiting else text


def amounts(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """A line for each applicant over the years; the largest of the year, or all, with their names."""
    years = list_years(ask)
    rows = common.awards(ask, choice, *years)
    filter_text = choice.filter_text(ask, "year", "applicants")
    sources = cite(ask, rows if len(rows) else common.lists_of(ask, years))
    when = phrases.span_of_years(years)
    if rows.empty:
        return common.nothing_drawn(ask, choice, "gemeenten-bedragen", when, sources, filter_text)
    by_place = {(r.applicant_id, r.year): r for r in rows.itertuples()}
    mine = common.own_years(ask)
    ids = _in_order(rows, choice.year)
    # a year without a list has its place on the axis too, or a step over it would look like one year
    axis = range(min(years), max(years) + 1)
    labelled = ids if choice.label_all else ids[:LABELLED]
    names = applicant_names(ask)

    def amount(applicant: str, year: int) -> float | None:
        row = by_place.get((applicant, year))
        return None if row is None or formats.is_unknown(row.amount_eur) else float(row.amount_eur)

    def hover(applicant: str, year: int) -> str:
        row = by_place.get((applicant, year))
        if row is None:
            return f"{names[applicant]}, {year}: {common.NOT_LISTED if year in years else 'geen lijst bekend'}"
        why = formats.is_unknown(row.amount_eur) and not formats.is_unknown(row.note)
        return f"{names[applicant]}, {year}: {formats.eur(row.amount_eur)}{f' {row.note}' if why else ''}"

    drawn = [
        Line(
            names[a],
            [amount(a, y) for y in axis],
            ["" if (v := amount(a, y)) is None else formats.integer(formats.half_up(v / 1000)) for y in axis],
            [hover(a, y) for y in axis],
            palette.ACCENT if a == ids[0] else palette.GREY,
            a in labelled and any(amount(a, y) is not None for y in years),
            Pick(field="applicants", value=a),
        )
        for a in ids
    ]
    hidden = len(ids) - len(labelled)
    table = rows.assign(place=rows["applicant_id"].map({a: n for n, a in enumerate(ids)})).sort_values(
        ["place", "year"]
    )
    notes = [f"Geen punt op de lijn: {common.NOT_LISTED} van dat jaar, of een bedrag dat niet bekend is (n.b.)."]
    if gaps := [str(year) for year in axis if year not in years]:
        notes.append(f"Van {formats.enumerate_words(gaps)} is geen lijst bekend.")
    if hidden:
        notes.append(
            f"{formats.plural(hidden, 'lijn heeft', 'lijnen hebben')} geen naam; kies ‘Alle namen’ om die te zien."
        )
    return Exhibit(
        key="gemeenten-bedragen",
        title=_title(ask, choice, rows),
        subtitle=f"Toegekend per aanvrager en jaar, {when}, in duizenden euro’s"
        + ("; * eigen gegevens" if mine else ""),
        figure=lines(
            [f"{y}*" if y in mine else str(y) for y in axis],
            drawn,
            incomplete=[n for n, y in enumerate(axis) if common.incomplete(ask, y)],
        )
        if rows["amount_eur"].notna().any()
        else None,
        table=Table(
            [
                Column("Aanvrager", "text", table["label"]),
                Column("Provincie", "text", table["province"]),
                Column("Jaar", "year", table["year"]),
                Column("Toegekend", "eur", table["amount_eur"]),
                Column(
                    "Toelichting",
                    "text",
                    [r.note if formats.is_unknown(r.amount_eur) else common.NO_NOTE for r in table.itertuples()],
                ),
                *own.origin_column(table),
            ]
        ),
        alt=f"Een lijn per aanvrager over {when}. "
        + " ".join(
            formats.stop(
                f"{names[a]}: "
                + ", ".join(f"{y} {formats.eur(by_place[a, y].amount_eur)}" for y in years if (a, y) in by_place)
            )
            for a in ids
        ),
        caveat=common.regional_caveat(ask, choice.year),
        notes=(
            *notes,
            *common.absent_notes(ask, choice, choice.year),
            common.granted_note(ask, years),
            *common.year_notes(ask, years),
        ),
        sources=sources,
        filter_text=filter_text,
    )


def _in_order(rows: pd.DataFrame, year: int) -> list[str]:
    """applicant_ids by what they got in the year, then by what they got in all years; who got nothing last."""
    in_year = rows[rows["year"] == year].set_index("applicant_id")["amount_eur"].fillna(0)
    ever = rows.groupby("applicant_id")["amount_eur"].sum()
    return sorted(ever.index, key=lambda a: (-in_year.get(a, -1.0), -ever[a], a))


def _title(ask: Ask, choice: ApplicantChoice, rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="amount_eur")
    names = list(dict.fromkeys(rows["label"]))
    if known.empty:
        return f"{formats.enumerate_words(names)}: bedrag niet bekend (n.b.)"
    if len(names) == 1:
        first, last = known.iloc[0], known.iloc[-1]
        ends = [first] if first["year"] == last["year"] else [first, last]
        chosen = f"{choice.year} n.b.; " if choice.year in set(rows["year"]) - set(known["year"]) else ""
        return f"{names[0]}: {chosen}" + ", ".join(f"{_whole_eur(e['amount_eur'])} in {e['year']}" for e in ends)
    newest = known[known["year"] == choice.year]
    if newest.empty:
        return f"Geen bedrag bekend in {choice.year} voor uw selectie; wel in {_years_text(known)}"
    if len(names) == 2:
        parts = [f"{r.label} {_whole_eur(r.amount_eur)}" for r in newest.itertuples()]
        absent = [n for n in names if n not in set(newest["label"])]
        other = f"; {absent[0]} geen bekend bedrag" if absent else ""
        return f"In {common.named_year(ask, choice.year)} kreeg {formats.enumerate_words(parts)}{other}"
    if len(newest) == 1:
        only = newest.iloc[0]
        return f"Van uw selectie staat alleen {only['label']} met een bekend bedrag op de lijst van {choice.year}: {_whole_eur(only['amount_eur'])}"
    leader, several = common.leaders(newest)
    verb, each = ("kregen", "elk ") if several else ("kreeg", "")
    among = "" if choice.is_all(ask) else " van uw selectie"
    most = f"{each}{_whole_eur(newest['amount_eur'].max())}"
    streak = [choice.year]
    for year in reversed([y for y in list_years(ask) if y < choice.year]):
        if several or common.incomplete(ask, year) or common.leaders(known[known["year"] == year])[0] != leader:
            break
        streak.append(year)
    if len(streak) > 1 and not common.incomplete(ask, choice.year):
        return f"{leader} {verb} in {phrases.span_of_years(streak)} elk jaar het meest{among}; in {common.named_year(ask, choice.year)} {most}"
    return (
        f"{leader} {verb} in {common.year_text(ask, choice.year)} {common.most_words(ask, choice.year)}{among}: {most}"
    )


def _years_text(rows: pd.DataFrame) -> str:
    years: Sequence[int] = sorted({int(year) for year in rows["year"]})
    return phrases.span_of_years(years)
