-- Hoeveel gemeenten geven geen van de antwoorden die elkaar zouden uitsluiten, en hoeveel meer dan één, volgens de geladen antwoorden?
-- Geteld per gemeente, over gemeenten waarvan alle antwoorden van de groep bekend zijn.
-- parameters:
-- columns: exclusive_group, group_name, options, item_id, label, municipalities, base_n, remainder, reason, note, source_id, locator, several
with answered as (
    select i.exclusive_group, a.item_id, a.municipality_id, a.answer
    from quickscan_answer a
    join quickscan_item i using (item_id)
    where i.exclusive_group is not null and a.state = 'genoemd'
),
options as (
    select exclusive_group, count(distinct item_id) as options from answered group by exclusive_group
),
per_municipality as (
    select exclusive_group, municipality_id, count(answer) as known, count(*) filter (where answer) as yes
    from answered
    group by exclusive_group, municipality_id
),
whole as ( -- gemeenten waarvan de hele groep bekend is
    select p.exclusive_group, p.municipality_id, p.yes
    from per_municipality p
    join options o using (exclusive_group)
    where p.known = o.options
),
per_group as (
    select
        o.exclusive_group,
        o.options,
        count(w.municipality_id) as base_n,
        count(*) filter (where w.yes = 0) as remainder,
        count(*) filter (where w.yes > 1) as several
    from options o
    left join whole w using (exclusive_group)
    group by o.exclusive_group, o.options
),
per_item as (
    select a.exclusive_group, a.item_id, count(*) filter (where a.answer) as yes
    from answered a
    join whole w using (exclusive_group, municipality_id)
    group by a.exclusive_group, a.item_id
)
select
    g.exclusive_group,
    e.name as group_name,
    g.options,
    i.item_id,
    i.label,
    if(g.base_n > 0, coalesce(p.yes, 0), null) as municipalities,
    g.base_n,
    if(g.base_n > 0, g.remainder, null) as remainder,
    e.reason,
    null::varchar as note,
    i.source_id,
    i.locator,
    g.several
from per_group g
join exclusive_group e on e.group_id = g.exclusive_group
join (select distinct exclusive_group, item_id from answered) d using (exclusive_group)
join quickscan_item i using (item_id)
left join per_item p on p.exclusive_group = g.exclusive_group and p.item_id = i.item_id
order by min(i.theme) over (partition by g.exclusive_group), g.exclusive_group, municipalities desc nulls last, i.position
