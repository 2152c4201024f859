-- Hoeveel geld valt per jaar onder de evaluatieplicht, en hoeveel kreeg het cluster evaluatie zelf?
-- De plicht geldt boven threshold_eur toegekend. evaluation is wat er is vastgelegd; leeg is niet bekend.
-- Het geld van het cluster evaluatie (uit de toekenningen per cluster) is het hele jaar, los van de keuze.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, threshold_eur
-- steps: money/chosen_activities
-- columns: year, activities, amount_eur, due_activities, due_eur, commissioned_activities, commissioned_eur, delivered_activities, delivered_eur, evaluation_cluster_activities, evaluation_cluster_eur, source_id, locator
with own_money as (
    select
        a.year,
        sum(a.activities)::bigint as activities,
        sum(a.amount_eur) as amount_eur,
        any_value(a.source_id) as source_id,
        string_agg(a.locator, '; ' order by a.letter) as locator
    from cluster_allocation a
    join cluster_letter l using (year, letter)
    where l.cluster_id = 'evaluatie'
    group by a.year
),
judged as (select *, amount_eur > $threshold_eur::double as due from chosen_activities where not correction)
select
    j.year,
    count(*) as activities,
    sum(j.amount_eur) as amount_eur,
    count(*) filter (where due) as due_activities,
    coalesce(sum(j.amount_eur) filter (where due), 0) as due_eur,
    count(*) filter (where due and evaluation = 'uitgezet') as commissioned_activities,
    coalesce(sum(j.amount_eur) filter (where due and evaluation = 'uitgezet'), 0) as commissioned_eur,
    count(*) filter (where due and evaluation = 'opgeleverd') as delivered_activities,
    coalesce(sum(j.amount_eur) filter (where due and evaluation = 'opgeleverd'), 0) as delivered_eur,
    any_value(o.activities) as evaluation_cluster_activities,
    any_value(o.amount_eur) as evaluation_cluster_eur,
    any_value(o.source_id) as source_id,
    any_value(o.locator) as locator
from judged j
left join own_money o using (year)
group by j.year
order by j.year
