"""Overzicht: de drie vragen, elk met hun cijfer en de weg naar meer."""

from app.page import guard
from exhibits.trust import overview

page = guard()

page.heading("Lokale aanpak van radicalisering en extremisme", overview.answer)

money, needs, network = page.side_by_side(3)
with money:
    page.eyebrow("Waar ging het geld heen?")
    page.show(overview.money)
    page.link("clusters", "Geld per cluster")
    page.link("gemeenten", "Geld per gemeente")
    page.link("actieplan", "Actieplan 2007–2011")
with needs:
    page.eyebrow("Wat hebben gemeenten nodig?")
    page.show(overview.needs)
    page.link("quickscan", "Behoeften (n=49)")
    page.link("profielen", "Gemeenten filteren")
    page.link("vraag-en-geld", "Behoeften en middelen")
with network:
    page.eyebrow("Wie heeft contact met wie?")
    page.show(overview.network)
    page.link("netwerk", "Contactnetwerk")
    page.link("toerusting", "Kennis, kunde, capaciteit")
    page.link("casussen", "Casussen")

page.text(
    "Wat u hier ziet",
    (
        "**Gepubliceerd.** Cijfers die letterlijk in een openbare bron staan. De bron staat onder elke figuur; "
        "op *Bronnen en begrippen* vindt u elk cijfer met zijn plaats, op *Controle van de cijfers* of de totalen kloppen.",
        "**Voorbeeld.** Waar per gemeente of per persoon nooit iets is gepubliceerd, staan verzonnen records die optellen "
        "tot de gepubliceerde aantallen. Ze dragen overal het merk *Synthetische voorbeeldgegevens*.",
        "**n.b.** Niet bekend. Nooit nul en nooit geschat.",
    ),
)
