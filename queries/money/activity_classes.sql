-- Hoeveel activiteiten vallen per cluster in elke bedragklasse?
-- edges_eur zijn de ondergrenzen van de klassen, oplopend; de laatste klasse heeft geen bovengrens. Zonder correcties.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, edges_eur
-- columns: cluster_id, cluster, from_eur, below_eur, activities, amount_eur
with chosen as (
    -- an empty list, an empty text and no amount limit nothing; '' among the target groups stands for: not known
    select
        a.activity_id, a.year, a.letter, l.cluster_id, c.name as cluster, c.position,
        a.municipality_id, m.name as municipality, a.title, a.amount_eur, a.target_group,
        a.evaluation, a.regional, coalesce(a.correction, false) as correction
    from activity a
    join cluster_letter l using (year, letter)
    join cluster c using (cluster_id)
    join municipality m using (municipality_id)
    where (len($years::bigint[]) = 0 or list_contains($years::bigint[], a.year))
        and (len($clusters::varchar[]) = 0 or list_contains($clusters::varchar[], l.cluster_id))
        and (len($municipalities::varchar[]) = 0 or list_contains($municipalities::varchar[], a.municipality_id))
        and (len($target_groups::varchar[]) = 0 or list_contains($target_groups::varchar[], coalesce(a.target_group, '')))
        and ($from_eur::double is null or a.amount_eur >= $from_eur::double)
        and ($to_eur::double is null or a.amount_eur <= $to_eur::double)
        and ($text::varchar = '' or contains(
            strip_accents(lower(concat_ws(' ', a.title, m.name, a.target_group, a.activity_id))),
            strip_accents(lower($text::varchar))
        ))
),
class as (
    select edges[i] as from_eur, edges[i + 1] as below_eur
    from (select $edges_eur::double[] as edges), unnest(range(1, len($edges_eur::double[]) + 1)) as steps(i)
),
shown as (select distinct cluster_id, cluster, position from chosen)
select
    s.cluster_id,
    s.cluster,
    k.from_eur,
    k.below_eur,
    count(c.activity_id) as activities,
    coalesce(sum(c.amount_eur), 0) as amount_eur
from shown s
cross join class k
left join chosen c
    on c.cluster_id = s.cluster_id and not c.correction
    and c.amount_eur >= k.from_eur and (k.below_eur is null or c.amount_eur < k.below_eur)
group by s.cluster_id, s.cluster, s.position, k.from_eur, k.below_eur
order by s.position, k.from_eur
