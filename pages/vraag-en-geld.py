"""Vraag en geld: welke behoefte van 2015 past bij welk cluster van 2020 en 2021, en welke bij geen enkel?

The file is named as its URL: on a fresh server Streamlit looks for that before it knows the navigation.
"""

from house import guard

from exhibits.needs import crosswalk as needs_money
from exhibits.needs import mapping as needs_mapping

page = guard()

title = page.slot()
with page.filters():
    themes = page.choose_many("behoeften", "Behoeften", needs_money.THEMES, everything="Alle behoeften")
with title:
    page.heading(
        "Past het geld bij wat gemeenten vroegen?",
        page.derive(needs_money.answer, themes=themes),
    )
    page.note(page.derive(needs_money.warning))

page.show(needs_money.crosswalk, themes=themes)
page.show(needs_mapping.uncovered, themes=themes)
page.show(needs_mapping.mapping, themes=themes)
