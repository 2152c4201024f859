"""Kennis, kunde, capaciteit: welke partners zijn toegerust om te herkennen, bespreken, melden en handelen?"""

from app.page import guard
from exhibits.network import capability, capability_gap, capability_manpower
from exhibits.network.capability_choice import ACT, RESPONSIBLE, CapabilityChoice
from exhibits.network.layers import layer_mark

page = guard()

choice = page.filters(CapabilityChoice)
page.heading(
    "Zijn partners toegerust, en waar ontbreekt het aan?",
    capability_gap.answer,
    mark=layer_mark(page.ask, choice.layer),
)
page.facts(capability_gap.facts)
if choice.picked_statement_steps:
    page.show(capability.shares)
others = {
    capability_gap.education_gap: capability_gap.is_comparable(page.ask, choice),
    capability_manpower.knowledge_and_manpower: ACT in choice.picked_steps,
    capability.responsibility: RESPONSIBLE in choice.picked_steps,
}
page.show_beside(*(make for make, is_there in others.items() if is_there))
