"""Behoeften (n=49): wat speelt er bij gemeenten, en wat hebben zij nodig?"""

from house import guard

from exhibits.needs import quickscan, quickscan_policy
from exhibits.needs import quickscan_counts as counted

page = guard()

page.heading("Wat speelt er bij gemeenten, en wat hebben zij nodig?", page.derive(quickscan.answer))
with page.filters():
    order = page.choose("volgorde", "Volgorde", counted.ORDERS, counted.RANKED)
    group = page.choose(
        "van", "Behoeften van", {quickscan.EVERYONE: "Alle drie", **quickscan.NEEDS}, quickscan.EVERYONE, width=280
    )

page.show(quickscan.issues, order=order)
page.note(page.derive(quickscan.selection_note))
left, right = page.side_by_side()
with left:
    page.show(quickscan.needs, group=group, order=order)
    page.show(quickscan.knowledge)
with right:
    page.show(quickscan_policy.exclusive)
    page.show(quickscan_policy.capacity, order=order)
