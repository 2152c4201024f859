"""Behoeften en middelen: welke behoefte past bij welk cluster van later, en welke bij geen enkel?

The file is named as its URL: on a fresh server Streamlit looks for that before it knows the navigation.
"""

from app.page import guard
from exhibits.needs import crosswalk, mapping
from exhibits.needs.crosswalk_choice import CrosswalkChoice

page = guard()

page.filters(CrosswalkChoice)
page.heading("Past het geld bij wat gemeenten nodig hadden?", crosswalk.answer)
page.facts(crosswalk.facts)
page.show(crosswalk.crosswalk)
page.show(mapping.uncovered)
page.show(mapping.mapping)
