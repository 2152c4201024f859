-- Hoeveel is per gelijkgetrokken cluster toegekend, per jaar?
-- parameters: clusters
-- columns: year, row_id, label, cluster_id, letters, activities, amount_eur, mean_eur, source_id, locator
select
    a.year,
    c.cluster_id as row_id,
    c.name as label,
    c.cluster_id,
    string_agg(a.letter, ' + ' order by a.letter) as letters,
    sum(a.activities)::bigint as activities,
    sum(a.amount_eur) as amount_eur,
    (sum(a.amount_eur) / nullif(sum(a.activities), 0))::double as mean_eur,
    string_agg(a.source_id, ' | ' order by a.letter) as source_id,
    string_agg(a.locator, ' | ' order by a.letter) as locator
from cluster_allocation a
join cluster_letter l using (year, letter)
join cluster c using (cluster_id)
where list_contains($clusters, c.cluster_id)
group by a.year, c.cluster_id, c.name, c.position
order by c.position, a.year
