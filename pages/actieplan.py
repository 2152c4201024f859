"""Actieplan 2007–2011: hoeveel van het budget is betaald, waaraan, en wie is bereikt?"""

from app.page import guard
from exhibits.money import programme, programme_lines, programme_reach, programme_use
from exhibits.money.programme_choice import ProgrammeChoice

page = guard()

page.filters(ProgrammeChoice)
page.heading("Hoeveel van het budget van het Actieplan 2007–2011 is betaald, en waaraan?", programme.answer)
page.facts(programme.facts)
page.show(programme.budget)
page.show_beside(programme_lines.lines, programme_use.used)
page.show(programme.reallocations)
page.text("Wie is bereikt?", ("Over het hele Actieplan. De keuzes bovenaan gelden hier niet.",))
page.show_beside(programme_reach.reach, programme_reach.trainings)
page.show(programme_reach.outputs)
