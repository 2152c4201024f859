"""Geld per cluster: wat is in 2020 en 2021 toegekend, wat veranderde, en waardoor?"""

from exhibits import clusters, clusters_change
from house import guard

page = guard()

names = clusters.options(page.ask)
title = page.slot()
with page.filters():
    scheme = page.choose(
        "indeling",
        "Indeling",
        {clusters.HARMONISED: "Gelijkgetrokken", clusters.LETTERED: "Letters per jaar"},
        clusters.HARMONISED,
    )
    selection = page.choose(
        "selectie",
        "Selectie",
        {"alle": "Alle clusters", "szw": "Door SZW meebeoordeeld", "zelf": "Zelf kiezen"},
        "alle",
    )
    chosen = page.choose_many("cluster", "Clusters", names, everything="Kies clusters") if selection == "zelf" else None
if selection == "szw":
    chosen = clusters.szw_clusters(page.ask)
picked = chosen or tuple(names)

with title:
    page.heading(
        "Waar ging het geld per cluster heen, en wat veranderde?",
        page.derive(clusters.answer, scheme=scheme, clusters=picked),
    )
page.show(clusters.amounts, scheme=scheme, clusters=picked)
page.show(clusters_change.change, clusters=picked)
left, right = page.side_by_side()
with left:
    page.show(clusters_change.activities, scheme=scheme, clusters=picked)
with right:
    page.show(clusters_change.mean_amounts, scheme=scheme, clusters=picked)
page.show(clusters.shares, scheme=scheme, clusters=picked)
