"""Kennis, kunde, capaciteit: welke partners zijn toegerust om te herkennen, bespreken, melden en handelen?"""

from house import guard

from exhibits.exhibit import SAMPLE_MARK, SAMPLE_SENTENCE
from exhibits.network import capability, capability_gap, capability_people
from exhibits.network import capability_data as rows

page = guard()

title = page.slot()
with page.filters():
    layer = page.choose("gegevens", "Gegevens", rows.LAYERS, rows.PUBLISHED)
    steps = page.choose_many("stap", "Stappen", rows.STEPS, everything="Alle stappen")
    domains = page.choose_many("domein", "Domeinen", rows.domains(page.ask), everything="Alle domeinen")
main = tuple(step for step in steps if step != rows.RESPONSIBLE)
synthetic = rows.origin(page.ask, layer) == "voorbeeld"

with title:
    page.heading(
        "Zijn partners toegerust, en waar ontbreekt het aan?",
        page.derive(capability_gap.answer, layer=layer, steps=steps, domains=domains),
        mark=SAMPLE_MARK if synthetic else None,
        about=SAMPLE_SENTENCE,
    )
if main:
    page.show(capability.shares, layer=layer, steps=main, domains=domains)
    page.show(capability_gap.education_gap, layer=layer, steps=main)
if rows.ACT in steps:
    page.show(capability_gap.knowledge_and_manpower, layer=layer, domains=domains)
if rows.RESPONSIBLE in steps:
    page.show(capability.responsibility, layer=layer, domains=domains)
if main:
    page.show(capability_people.people, layer=layer, steps=main, domains=domains)
