"""Briefing: de gekozen figuren op volgorde, met eigen conclusies, om te presenteren, te bewaren en mee te geven."""

from app.briefing.page import draw_page
from app.page import guard

page = guard()

page.heading("Welke cijfers neemt u mee?")
draw_page(page.database)
