"""Overzicht: de drie vragen, elk met hun cijfer en de weg naar meer."""

from app.page import guard
from exhibits.trust import overview, overview_words

page = guard()

page.heading("Lokale aanpak van radicalisering en extremisme", overview_words.answer)
page.facts(overview.facts)

page.ways(
    {
        "Waar ging het geld heen?": {
            "clusters": "Geld per cluster",
            "gemeenten": "Geld per gemeente",
            "actieplan": "Actieplan 2007–2011",
        },
        "Wat hebben gemeenten nodig?": {
            "quickscan": "Quickscan",
            "profielen": "Gemeenten filteren",
            "vraag-en-geld": "Behoeften en middelen",
        },
        "Wie heeft contact met wie?": {
            "netwerk": "Contactnetwerk",
            "toerusting": "Kennis, kunde, capaciteit",
            "casussen": "Casussen",
        },
    }
)

page.show(overview.money)
page.show_beside(overview.needs, overview.network)

page.text("Wat u hier ziet", page.answer(overview_words.kinds_of_figures))
page.ways({"": {"bronnen": "Elk cijfer met zijn bron en plaats", "aansluiting": "Controle van de cijfers"}})
