"""Bronnen en begrippen: waar komt elk cijfer vandaan, en wat betekenen de woorden en de tabellen?"""

from typing import Any

from house import guard

from exhibits.trust import dictionary, sources

page = guard()

title = page.slot()
with page.filters():
    search = page.search("zoek", "Zoek een cijfer", placeholder="Bijvoorbeeld: politie")
    source_id = page.choose(
        "bron", "Bron", sources.source_options(page.ask), sources.EVERYTHING, width=360, search=True
    )
    table_name = page.choose(
        "onderwerp", "Onderwerp", sources.topic_options(page.ask), sources.EVERYTHING, width=300, search=True
    )

with title:
    page.heading("Waar komt elk cijfer vandaan, en wat betekenen de woorden?", page.derive(sources.answer))

chosen = {"source_id": source_id, "table_name": table_name}
# what people type is not remembered: there is no end to it
found: Any = (
    sources.figures(page.ask, search=search, **chosen) if search else page.derive(sources.figures, search="", **chosen)
)
page.draw(found, rows=10)
page.show(sources.sources)
page.show(sources.terms)

page.text("Wat er in de database staat", ("Elke tabel met haar herkomst; kies hieronder een tabel voor de kolommen.",))
page.show(dictionary.tables)
table = page.choose("tabel", "Tabel", dictionary.options(), "cluster_allocation", width=360, search=True)
page.show(dictionary.columns, table_name=table)
