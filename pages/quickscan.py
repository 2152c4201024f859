"""Quickscan: wat speelt er bij gemeenten, en wat hebben zij nodig?"""

from app.page import guard
from exhibits.needs import quickscan, quickscan_policy
from exhibits.needs.quickscan_choice import QuickscanChoice

page = guard()

page.filters(QuickscanChoice)
page.heading("Wat speelt er bij gemeenten, en wat hebben zij nodig?", quickscan.answer)
page.facts(quickscan.facts)
page.note(page.answer(quickscan.selection_note))
page.show_beside(
    quickscan.issues, quickscan.knowledge, quickscan.needs, quickscan_policy.exclusive, quickscan_policy.capacity
)
