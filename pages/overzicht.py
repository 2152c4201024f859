"""Overzicht: de drie vragen, elk met hun cijfer en de weg naar meer."""

from app.page import guard
from exhibits.trust import overview

page = guard()

page.heading("Lokale aanpak van radicalisering en extremisme", overview.answer)
page.facts(overview.facts)

money, needs, network = page.side_by_side(3)
with money:
    page.eyebrow("Waar ging het geld heen?")
    page.link("clusters", "Geld per cluster")
    page.link("gemeenten", "Geld per gemeente")
    page.link("actieplan", "Actieplan 2007–2011")
with needs:
    page.eyebrow("Wat hebben gemeenten nodig?")
    page.link("quickscan", "Behoeften (n=49)")
    page.link("profielen", "Gemeenten filteren")
    page.link("vraag-en-geld", "Behoeften en middelen")
with network:
    page.eyebrow("Wie heeft contact met wie?")
    page.link("netwerk", "Contactnetwerk")
    page.link("toerusting", "Kennis, kunde, capaciteit")
    page.link("casussen", "Casussen")

page.show(overview.money)
left, right = page.side_by_side()
with left:
    page.show(overview.needs)
with right:
    page.show(overview.network)

page.text("Wat u hier ziet", page.answer(overview.kinds_of_figures))
page.link("bronnen", "Elk cijfer met zijn bron en plaats")
page.link("aansluiting", "Controle van de cijfers")
