-- Hoe is het geld verdeeld over gemeenten en clusters?
-- Alleen paren met een activiteit; een paar dat ontbreekt, heeft er geen.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- steps: money/chosen_activities
-- columns: municipality_id, municipality, cluster_id, cluster, activities, amount_eur, municipality_eur
select
    municipality_id,
    municipality,
    cluster_id,
    cluster,
    count(*) filter (where not correction) as activities,
    sum(amount_eur) as amount_eur,
    sum(sum(amount_eur)) over (partition by municipality_id) as municipality_eur
from chosen_activities
group by municipality_id, municipality, cluster_id, cluster, position
order by municipality_eur desc, municipality_id, position
