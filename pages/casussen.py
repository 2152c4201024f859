"""Casussen: hoeveel casussen lopen er en zijn er afgesloten, en wie kreeg welke acties?"""

from app.page import guard
from exhibits.network import cases, cases_actions

page = guard()

page.heading("Hoe staan de casussen ervoor, en wie kreeg de acties?", cases.answer)
page.facts(cases.facts)
page.show(cases.stock)
left, right = page.side_by_side()
with left:
    page.show(cases.ongoing)
with right:
    page.show(cases.closed)
left, right = page.side_by_side()
with left:
    page.show(cases_actions.actions)
with right:
    page.show(cases_actions.intensity)
