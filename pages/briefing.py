"""Briefing: de gekozen figuren op volgorde, met eigen conclusies, als PowerPoint."""

from app import briefing
from app.page import guard

page = guard()

page.heading("Welke cijfers neemt u mee?")
briefing.draw(page.database)
