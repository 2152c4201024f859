-- Waar is kennis opgebouwd en waar is zij gewenst, volgens de geladen antwoorden per gemeente?
-- Geteld over gemeenten waarvan beide antwoorden bekend zijn; is er van een onderwerp maar één gevraagd, dan is er geen verschil.
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
        count(*) filter (where built and wanted is not null) as built,
        count(*) filter (where wanted and built is not null) as wanted
    from answered
    group by item_id
)
select
    i.item_id,
    i.label,
    if(c.both_known > 0, c.built, null) as built,
    if(c.both_known > 0, c.wanted, null) as wanted,
    if(c.both_known > 0, c.wanted - c.built, null) as gap,
    if(c.both_known > 0, c.both_known, c.asked) as base_n,
    case when c.both_known < c.asked then 'Alleen gemeenten waarvan beide antwoorden bekend zijn.' end as note,
    i.source_id,
    i.locator
from counted c
join quickscan_item i using (item_id)
where i.theme = 'kennis'
order by gap desc nulls last, i.position
