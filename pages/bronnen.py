"""Bronnen en begrippen: waar komt elk cijfer vandaan, en wat betekenen de woorden en de tabellen?"""

from app import page_search
from app.page import guard
from exhibits.trust import background, dictionary, sources, terms
from exhibits.trust.source_choice import FIND, SOURCES, TABLES, TERMS, SourceChoice

page = guard()

choice = page.filters(SourceChoice)
page.heading("Waar komt elk cijfer vandaan, en wat betekenen de woorden?", sources.answer)
if choice.part == FIND:
    if ways := page_search.matching(page.ask, choice.search):
        page.ways({"Op deze pagina’s": ways})
    if choice.search and len(terms.matching_terms(page.ask, choice)):
        page.show(terms.terms)
    page.show(sources.figures)
elif choice.part == SOURCES:
    page.show(sources.sources)
    page.show(background.context)
elif choice.part == TERMS:
    page.show(terms.terms)
    page.show(background.mappings)
elif choice.part == TABLES:
    page.show(dictionary.columns)
    page.show(dictionary.tables)
