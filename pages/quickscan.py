"""Quickscan: wat speelt er bij gemeenten, en wat hebben zij nodig?"""

from app.page import guard
from exhibits.needs import quickscan, quickscan_policy
from exhibits.needs.quickscan_choice import QuickscanChoice

page = guard()

page.filters(QuickscanChoice)
page.heading("Wat speelt er bij gemeenten, en wat hebben zij nodig?", quickscan.answer)
page.facts(quickscan.facts)
page.note(page.answer(quickscan.selection_note))
left, right = page.side_by_side()
with left:
    page.show(quickscan.issues)
    page.show(quickscan.knowledge)
    page.show(quickscan_policy.capacity)
with right:
    page.show(quickscan.needs)
    page.show(quickscan_policy.exclusive)
