-- Welke activiteiten had een aanvrager volgens eigen gegevens, per cluster en jaar, en hoe groot zijn ze gemiddeld?
-- Zonder correcties. Alleen eigen gegevens: de gemeenten van het voorbeeld zijn verzonnen. De naam verbindt beide lijsten.
-- parameters: name
-- columns: year, cluster_id, activities, amount_eur, mean_eur
select
    a.year,
    l.cluster_id,
    count(*) as activities,
    sum(a.amount_eur)::double as amount_eur,
    (sum(a.amount_eur) / count(*))::double as mean_eur
from activity a
join municipality m using (municipality_id)
join cluster_letter l using (year, letter)
where lower(trim(m.name)) = lower($name)
    and not coalesce(a.correction, false)
    and exists (select 1 from dataset d where d.table_name = 'activity' and d.origin = 'eigen')
group by a.year, l.cluster_id
order by a.year, l.cluster_id
