-- Welk deel van de verandering per cluster komt door het aantal activiteiten, en welk deel door het bedrag per activiteit?
-- Middelpuntmethode: aantal = (n1 - n0) * (p0 + p1) / 2, bedrag = (p1 - p0) * (n0 + n1) / 2; samen precies de verandering.
-- parameters: clusters, from_year, to_year
-- columns: cluster_id, name, from_year, to_year, from_activities, to_activities, from_eur, to_eur, change_eur, volume_eur, price_eur, source_id, locator
with yearly as (
    select l.cluster_id, a.year, sum(a.activities) as n, sum(a.amount_eur)::double as eur,
        string_agg(a.source_id, ' | ' order by a.letter) as source_id, string_agg(a.locator, ' | ' order by a.letter) as locator
    from cluster_allocation a
    join cluster_letter l using (year, letter)
    where list_contains($clusters, l.cluster_id)
    group by l.cluster_id, a.year
),
pairs as (
    select f.cluster_id, f.year as from_year, t.year as to_year, f.n as n0, t.n as n1, f.eur as eur0, t.eur as eur1,
        f.eur / nullif(f.n, 0) as p0, t.eur / nullif(t.n, 0) as p1, concat_ws(' | ', f.source_id, t.source_id) as source_id, concat_ws(' | ', f.locator, t.locator) as locator
    from yearly f
    join yearly t using (cluster_id)
    where f.year = $from_year and t.year = $to_year
)
select
    c.cluster_id,
    c.name,
    p.from_year,
    p.to_year,
    p.n0::bigint as from_activities,
    p.n1::bigint as to_activities,
    p.eur0 as from_eur,
    p.eur1 as to_eur,
    p.eur1 - p.eur0 as change_eur,
    (p.n1 - p.n0) * (p.p0 + p.p1) / 2 as volume_eur,
    (p.p1 - p.p0) * (p.n0 + p.n1) / 2 as price_eur,
    p.source_id,
    p.locator
from pairs p
join cluster c using (cluster_id)
order by c.position
