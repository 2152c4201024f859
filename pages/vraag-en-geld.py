"""Vraag en geld: welke behoefte van 2015 past bij welk cluster van 2020 en 2021, en welke bij geen enkel?

The file is named as its URL: on a fresh server Streamlit looks for that before it knows the navigation.
"""

from app.page import guard
from exhibits.needs import crosswalk, mapping
from exhibits.needs.crosswalk_choice import CrosswalkChoice

page = guard()

page.filters(CrosswalkChoice)
page.heading("Past het geld bij wat gemeenten vroegen?", crosswalk.answer)
page.note(page.answer(crosswalk.warning))
page.show(crosswalk.crosswalk)
page.show(mapping.uncovered)
page.show(mapping.mapping)
