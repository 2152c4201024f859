-- Hoeveel activiteiten vallen per cluster in elke bedragklasse?
-- edges_eur zijn de ondergrenzen van de klassen, oplopend; de laatste klasse heeft geen bovengrens. Zonder correcties.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, edges_eur
-- steps: money/chosen_activities
-- columns: cluster_id, cluster, from_eur, below_eur, activities, amount_eur
with class as (
    select edges[i] as from_eur, edges[i + 1] as below_eur
    from (select $edges_eur::double[] as edges), unnest(range(1, len($edges_eur::double[]) + 1)) as steps(i)
),
shown as (select distinct cluster_id, cluster, position from chosen_activities)
select
    s.cluster_id,
    s.cluster,
    k.from_eur,
    k.below_eur,
    count(c.activity_id) as activities,
    coalesce(sum(c.amount_eur), 0) as amount_eur
from shown s
cross join class k
left join chosen_activities c
    on c.cluster_id = s.cluster_id and not c.correction
    and c.amount_eur >= k.from_eur and (k.below_eur is null or c.amount_eur < k.below_eur)
group by s.cluster_id, s.cluster, s.position, k.from_eur, k.below_eur
order by s.position, k.from_eur
