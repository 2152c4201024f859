"""Actieplan 2007–2011: hoeveel van het budget is betaald, waaraan, en wie is bereikt?"""

from house import guard

from exhibits.money import programme, programme_lines, programme_reach

page = guard()

every = programme.all_years(page.ask)
title = page.slot()
with page.filters():
    line = page.choose("hoofdregel", "Hoofdregel", programme.options(page.ask), programme.ALL_LINES, width=260)
    years = page.choose_many("jaar", "Jaren", {year: str(year) for year in every}, everything="Alle jaren")

with title:
    page.heading(
        "Hoeveel van het budget van het Actieplan 2007–2011 is betaald, en waaraan?",
        page.derive(programme.answer, line=line, years=years),
    )
page.show(programme.budget, line=line, years=years)
page.show(programme_lines.lines, line=line, years=years)
left, right = page.side_by_side()
with left:
    page.show(programme_lines.used, line=line, years=years)
with right:
    page.show(programme.reallocations, years=years)
page.text("Wie is bereikt?", ("Over het hele Actieplan. De keuzes bovenaan gelden hier niet.",))
page.show(programme_reach.reach)
left, right = page.side_by_side()
with left:
    page.show(programme_reach.trainings)
with right:
    page.show(programme_reach.projects)
