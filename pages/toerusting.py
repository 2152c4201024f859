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
left, right = page.side_by_side()
with left:
    if capability_gap.is_comparable(page.ask, choice):
        page.show(capability_gap.education_gap)
with right:
    if ACT in choice.picked_steps:
        page.show(capability_manpower.knowledge_and_manpower)
    if RESPONSIBLE in choice.picked_steps:
        page.show(capability.responsibility)
