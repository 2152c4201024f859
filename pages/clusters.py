"""Geld per cluster: wat is in 2020 en 2021 toegekend, wat veranderde, en waardoor?"""

from app.page import guard
from exhibits.money import clusters, clusters_change
from exhibits.money.cluster_choice import ClusterChoice

page = guard()

page.filters(ClusterChoice)
page.heading("Waar ging het geld per cluster heen, en wat veranderde?", clusters.answer)
page.show(clusters.amounts)
page.show(clusters_change.change)
left, right = page.side_by_side()
with left:
    page.show(clusters_change.activities)
with right:
    page.show(clusters_change.mean_amounts)
page.show(clusters.shares)
