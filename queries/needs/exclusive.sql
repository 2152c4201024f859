-- Welke antwoorden sluiten elkaar uit, en hoeveel gemeenten blijven er per groep over?
-- Over is wie geen van de antwoorden gaf of bij wie het niet is vermeld; niet te tellen als een antwoord geen aantal heeft.
-- parameters:
-- Dat ze elkaar uitsluiten is onze aanname; `reason` zegt waarom.
-- columns: exclusive_group, group_name, options, item_id, label, municipalities, base_n, remainder, reason, note, source_id, locator
with counted as (
    select i.exclusive_group, i.item_id, i.label, i.theme, i.position, c.municipalities, c.base_n, c.note, c.source_id, c.locator
    from quickscan_count c
    join quickscan_item i using (item_id)
    where i.exclusive_group is not null and c.state = 'genoemd'
),
per_group as (
    select
        exclusive_group,
        count(*) as options,
        case when count(*) = count(municipalities) then max(base_n) - sum(municipalities) end as remainder
    from counted
    group by exclusive_group
)
select
    c.exclusive_group,
    e.name as group_name,
    g.options,
    c.item_id,
    c.label,
    c.municipalities,
    c.base_n,
    g.remainder::bigint as remainder,
    e.reason,
    c.note,
    c.source_id,
    c.locator
from counted c
join per_group g using (exclusive_group)
join exclusive_group e on e.group_id = c.exclusive_group
order by min(c.theme) over (partition by c.exclusive_group), c.exclusive_group, c.municipalities desc nulls last, c.position
