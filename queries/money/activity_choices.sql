-- Waaruit kan worden gekozen bij de activiteiten: jaren, clusters, gemeenten, doelgroepen?
-- parameters:
-- columns: kind, value, label, activities, highest_eur
with listed as (
    select 'year' as kind, year::varchar as value, year::varchar as label, year::varchar as place, amount_eur from activity
    union all
    select 'cluster', c.cluster_id, c.name, c.position::varchar, a.amount_eur
    from activity a join cluster_letter l using (year, letter) join cluster c using (cluster_id)
    union all
    select 'municipality', m.municipality_id, m.name, strip_accents(lower(m.name)), a.amount_eur
    from activity a join municipality m using (municipality_id)
    union all
    select 'target_group', coalesce(target_group, ''), target_group, strip_accents(lower(target_group)), amount_eur
    from activity
)
select kind, value, label, count(*) as activities, max(amount_eur) as highest_eur
from listed
group by kind, value, label, place
order by kind, place nulls last, value
