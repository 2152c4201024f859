"""Bronnen en begrippen: waar komt elk cijfer vandaan, en wat betekenen de woorden en de tabellen?"""

from app.page import guard
from exhibits.trust import dictionary, sources
from exhibits.trust.source_choice import SourceChoice

page = guard()

page.filters(SourceChoice)
page.heading("Waar komt elk cijfer vandaan, en wat betekenen de woorden?", sources.answer)
page.show(sources.figures)
page.show(sources.sources)
page.show(sources.terms)
page.text("Wat er in de database staat", ("Elke tabel met haar herkomst; kies bovenaan een tabel voor de kolommen.",))
page.show(dictionary.tables)
page.show(dictionary.columns)
