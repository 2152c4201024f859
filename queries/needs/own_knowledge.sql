-- Waar is kennis opgebouwd en waar is zij gewenst, volgens de geladen antwoorden per gemeente?
-- Geteld over gemeenten waarvan beide antwoorden bekend zijn; is van een onderwerp maar één van beide bekend, dan over die antwoorden, zonder verschil.
-- parameters:
-- columns: item_id, label, built, wanted, gap, base_n, note, source_id, locator
with answered as (
    select
        municipality_id,
        item_id,
        bool_or(answer) filter (where state = 'voltooid') as built,
        bool_or(answer) filter (where state = 'gewenst') as wanted
    from quickscan_answer
    group by municipality_id, item_id
),
counted as (
    select
        item_id,
        count(*) filter (where built is not null and wanted is not null) as both_known,
        count(*) as asked,
        count(built) as built_known,
        count(wanted) as wanted_known,
        count(*) filter (where built and wanted is not null) as built_of_both,
        count(*) filter (where wanted and built is not null) as wanted_of_both,
        count(*) filter (where built) as built,
        count(*) filter (where wanted) as wanted
    from answered
    group by item_id
)
select
    i.item_id,
    i.label,
    case when c.both_known > 0 then c.built_of_both when c.wanted_known = 0 and c.built_known > 0 then c.built end as built,
    case when c.both_known > 0 then c.wanted_of_both when c.built_known = 0 and c.wanted_known > 0 then c.wanted end as wanted,
    if(c.both_known > 0, c.wanted_of_both - c.built_of_both, null) as gap,
    case
        when c.both_known > 0 then c.both_known
        when c.wanted_known = 0 and c.built_known > 0 then c.built_known
        when c.built_known = 0 and c.wanted_known > 0 then c.wanted_known
        else c.asked
    end as base_n,
    case when c.both_known < c.asked then 'Alleen gemeenten waarvan beide antwoorden bekend zijn.' end as note,
    i.source_id,
    i.locator
from counted c
join quickscan_item i using (item_id)
where i.theme = 'kennis'
order by gap desc nulls last, i.position
