"""Geld per gemeente: wie kreeg hoeveel in welk jaar, en wat veranderde er?"""

from house import guard

from exhibits.money import applicants, applicants_announced, applicants_change, applicants_year
from exhibits.money import applicants_common as applicants_words

page = guard()

every = applicants_words.years(page.ask)
labels = {year: str(year) for year in every}
title = page.slot()
with page.filters():
    years = page.choose_many("jaren", "Jaren", labels, everything="Alle jaren", width=160)
    areas = page.choose_many(
        "provincie",
        "Provincies",
        {name: name for name in applicants_words.provinces(page.ask)},
        everything="Alle provincies",
        width=190,
    )
    chosen = page.choose_many(
        "aanvrager", "Aanvragers", applicants_words.options(page.ask), everything="Alle aanvragers", width=210
    )
    kind = page.choose(
        "soort",
        "Soort",
        {applicants_words.ALL_KINDS: "Alle", "gemeente": "Gemeenten", "regio": "Regio’s"},
        applicants_words.ALL_KINDS,
    )
    order = page.choose(
        "volgorde",
        "Volgorde",
        {applicants.BY_TOTAL: "Bedrag", applicants.BY_NAME: "Naam"},
        applicants.BY_TOTAL,
    )
picked = applicants_words.matching(page.ask, areas, kind, chosen)

with title:
    page.heading(
        "Wie kreeg hoeveel, en wat veranderde er?",
        page.derive(applicants.answer, years=years, applicants=picked),
    )
if picked:
    page.show(applicants.amounts, years=years, applicants=picked, order=order)

    year = page.choose("jaar", "Jaar voor de rangorde en de kaart", labels, every[-1], segmented=True)
    left, right = page.side_by_side()
    with left:
        page.show(applicants_year.ranking, year=year, applicants=picked)
    with right:
        page.show(applicants_year.provinces, year=year, applicants=picked)

    with page.row():
        from_year = page.choose("van", "Vergelijk het jaar", labels, every[-2], segmented=True)
        to_year = page.choose("met", "met het jaar", labels, every[-1], segmented=True)
    left, right = page.side_by_side()
    with left:
        if from_year == to_year:
            page.note("Kies twee verschillende jaren om te zien wat er veranderde.")
        else:
            page.show(applicants_change.change, from_year=from_year, to_year=to_year, applicants=picked)
    with right:
        page.show(applicants_announced.announced, years=years, applicants=picked)
else:
    page.note(
        "Er is geen aanvrager die bij al uw keuzes past. Haal een provincie of aanvrager weg, of kies bij Soort ‘Alle’."
    )
