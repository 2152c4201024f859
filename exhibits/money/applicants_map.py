"""Money per applicant in one year on a map: provinces by their sum, applicants as points."""

from functools import cache

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice, list_years
from exhibits.shared import own
from store.reference import borders
from view import formats
from view import graph_objects as go
from view.charts.areas import Point, Shape, map_of_areas
from view.charts.base import Pick
from view.charts.shades import rounded_up
from view.topojson import Area, areas

DETAIL_DEGREES = 0.005
"""About 500 m: enough for a map of the whole country."""


def provinces(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """The sum per province in one year, and each applicant where it lies."""
    year = choice.year
    rows = common.awards(ask, choice, year)
    filter_text = choice.filter_text(ask, "year", "applicants")
    sources = cite(
        ask, rows if len(rows) else common.lists_of(ask, [year]), places=[("grenzen2021", "Bestand met grenzen")]
    )
    if rows.empty:
        return common.nothing_drawn(ask, choice, "gemeenten-kaart", str(year), sources, filter_text)
    sums = rows.groupby("province")["amount_eur"].sum(min_count=1).sort_values(ascending=False)
    unknown = rows[rows["amount_eur"].isna()]
    elsewhere = set(ask("money/applicants")["province"]) - set(rows["province"])
    table = rows.assign(sum_eur=rows["province"].map(sums)).sort_values(
        ["sum_eur", "province", "amount_eur"], ascending=[False, True, False], na_position="last"
    )
    listed = {
        str(name): formats.enumerate_words([f"{r.label} {formats.eur(r.amount_eur)}" for r in group.itertuples()])
        for name, group in table.groupby("province", sort=False)
    }
    return Exhibit(
        key="gemeenten-kaart",
        title=_title(ask, choice, sums),
        subtitle=f"Toegekend per provincie (kleur) en per aanvrager (punt) in {common.named_year(ask, year)}, in euro",
        figure=_drawn(ask, choice, rows, sums, listed) if len(sums.dropna()) else None,
        table=Table(
            [
                Column("Provincie", "text", table["province"]),
                Column("Aanvrager", "text", table["label"]),
                Column("Toegekend", "eur", table["amount_eur"]),
                Column("Provincie samen", "eur", table["sum_eur"]),
                *own.origin_column(table),
            ]
        ),
        alt=f"Kaart van de twaalf provincies; donkerder is meer geld in {year}, een punt is een aanvrager. "
        + " ".join(f"{name}: {formats.eur(total)} ({listed[str(name)]})." for name, total in sums.items()),
        caveat=common.regional_caveat(ask, choice.year),
        notes=(
            "Een aanvrager telt mee in de provincie waarin hij ligt, ook als het geld voor een grotere regio is.",
            *(
                [
                    f"Bedrag niet bekend (open punt): {formats.enumerate_words(list(unknown['label']))}. Het telt niet mee in de provincie."
                ]
                if len(unknown)
                else []
            ),
            *(
                [
                    f"Wel een aanvrager in een ander jaar of buiten uw selectie: {formats.enumerate_words(sorted(elsewhere))}."
                ]
                if elsewhere
                else []
            ),
            "De schalen van kleur en punten zijn voor elk jaar en elke selectie dezelfde; de oppervlakte van een punt is het bedrag.",
            *common.absent_notes(ask, choice, year),
            common.granted_note(ask, [year]),
            *common.year_notes(ask, [year]),
        ),
        sources=sources,
        filter_text=filter_text,
    )


@cache
def _outlines() -> tuple[Area, ...]:
    return tuple(areas(borders(), "provincies", tolerance=DETAIL_DEGREES))


def _scales(ask: Ask) -> tuple[float, float]:
    """Where the darkest shade ends, and the largest point, the same for every map.

    The first is half of the highest sum of any year, because one province stands out.
    """
    rows = ask(
        "money/applicant_amounts", years=list_years(ask), applicants=tuple(ask("money/applicants")["applicant_id"])
    )
    most = float(rows.groupby(["year", "province"])["amount_eur"].sum().max())
    return rounded_up(most / 2), float(rows["amount_eur"].max())


def _drawn(
    ask: Ask, choice: ApplicantChoice, rows: pd.DataFrame, sums: "pd.Series[float]", listed: dict[str, str]
) -> go.Figure:
    year = choice.year
    known_provinces = set(ask("money/applicants")["province"])
    shapes = []
    for area in _outlines():
        name = str(area.properties["naam"])
        total = sums.get(name)
        value = None if formats.is_unknown(total) else float(total)
        words = listed.get(name) or (
            f"geen bedrag in {year} voor uw selectie" if name in known_provinces else "geen aanvrager"
        )
        text = words if value is None else f"{formats.eur(value)}: {words}"
        pick = Pick(field="areas", value=name) if name in known_provinces else None
        unknown = value is None and name in listed
        shapes.append(Shape(name, area.rings, value, f"{name}, {year}: {text}", text, pick, unknown))
    places = ask("money/applicants").set_index("applicant_id")
    points = [
        Point(
            r.label,
            float(places.loc[r.applicant_id, "longitude"]),
            float(places.loc[r.applicant_id, "latitude"]),
            None if formats.is_unknown(r.amount_eur) else float(r.amount_eur),
            f"{r.label}, {year}: {formats.eur(r.amount_eur)}",
            r.label,
            formats.eur(r.amount_eur),
            Pick(field="applicants", value=r.applicant_id),
        )
        for r in rows.itertuples()
        if not formats.is_unknown(places.loc[r.applicant_id, "longitude"])
    ]
    maximum, largest = _scales(ask)
    nobody = "geen aanvrager" if choice.is_all(ask) else "geen aanvrager in uw selectie"
    return map_of_areas(shapes, points, maximum=maximum, largest_point=largest, empty=nobody)


def _title(ask: Ask, choice: ApplicantChoice, sums: "pd.Series[float]") -> str:
    known = sums.dropna()
    when = common.year_text(ask, choice.year)
    if known.empty:
        return f"Geen bedrag bekend in {choice.year} voor uw selectie"
    top = [str(name) for name in known.index[known == known.max()]]
    amount = formats.eur_short(known.max())
    among = "" if choice.is_all(ask) else " van uw selectie"
    if len(known) == 1:
        return f"{top[0]}: {amount} in {when}{', uw selectie' if among else ''}"
    each = "per provincie samen " if len(top) > 1 else "samen "
    return f"Aanvragers in {formats.enumerate_words(top)} kregen in {when} {common.most_words(ask, choice.year)}{among}: {each}{amount}"
