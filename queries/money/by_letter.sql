-- Hoeveel is per clusterletter toegekend, zoals de letters in elk jaar golden?
-- parameters: clusters
-- columns: year, row_id, label, cluster_id, letters, activities, amount_eur, mean_eur, source_id, locator
select
    a.year,
    a.letter as row_id,
    a.letter || ' · ' || c.name as label,
    c.cluster_id,
    a.letter as letters,
    a.activities,
    a.amount_eur,
    (a.amount_eur / nullif(a.activities, 0))::double as mean_eur,
    a.source_id,
    a.locator
from cluster_allocation a
join cluster_letter l using (year, letter)
join cluster c using (cluster_id)
where list_contains($clusters, c.cluster_id)
order by a.letter, a.year
