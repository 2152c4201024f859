"""Actieplan 2007–2011: hoeveel van het budget is betaald, waaraan, en wie is bereikt?"""

from app.page import guard
from exhibits.money import programme, programme_lines, programme_reach
from exhibits.money.programme_choice import ProgrammeChoice

page = guard()

page.filters(ProgrammeChoice)
page.heading("Hoeveel van het budget van het Actieplan 2007–2011 is betaald, en waaraan?", programme.answer)
page.show(programme.budget)
page.show(programme_lines.lines)
left, right = page.side_by_side()
with left:
    page.show(programme_lines.used)
with right:
    page.show(programme.reallocations)
page.text("Wie is bereikt?", ("Over het hele Actieplan. De keuzes bovenaan gelden hier niet.",))
page.show(programme_reach.reach)
left, right = page.side_by_side()
with left:
    page.show(programme_reach.trainings)
with right:
    page.show(programme_reach.projects)
