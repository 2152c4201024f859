"""Casussen: hoeveel casussen lopen er en zijn er afgesloten, en wie kreeg welke acties?"""

from app.page import guard
from exhibits.network import cases, cases_actions

page = guard()

page.heading("Hoe staan de casussen ervoor, en wie kreeg de acties?", cases.answer)
page.facts(cases.facts)
page.show(cases.stock)
page.show_beside(cases.ongoing, cases.closed)
page.show_beside(cases_actions.actions, cases_actions.intensity)
