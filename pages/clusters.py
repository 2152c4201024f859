"""Geld per cluster: wat is toegekend, wat veranderde, en waardoor?"""

from app.page import guard
from exhibits.money import clusters, clusters_change, clusters_shares, clusters_szw, clusters_years
from exhibits.money.cluster_choice import SZW, ClusterChoice, cluster_years

page = guard()

choice = page.filters(ClusterChoice)
page.heading("Waar ging het geld per cluster heen, en wat veranderde?", clusters.answer)
page.facts(clusters.facts)
page.show(clusters.amounts)
if len(cluster_years(page.ask)) > 2:
    page.show(clusters_years.every_year)
page.show(clusters_change.change)
page.show(clusters_shares.shares)
if choice.selection == SZW:
    page.show(clusters_szw.szw_assessment)
