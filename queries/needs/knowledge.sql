-- Waar is kennis opgebouwd en waar is zij gewenst, met het grootste tekort bovenaan?
-- parameters:
-- columns: item_id, label, built, wanted, gap, base_n, note, source_id, locator
with pairs as (
    select
        i.item_id,
        i.label,
        i.position,
        max(c.municipalities) filter (where c.state = 'voltooid') as built,
        max(c.municipalities) filter (where c.state = 'gewenst') as wanted,
        max(c.base_n) as base_n,
        string_agg(distinct c.note, ' ') as note,
        any_value(c.source_id) as source_id,
        any_value(c.locator) as locator
    from quickscan_count c
    join quickscan_item i using (item_id)
    where i.theme = 'kennis'
    group by i.item_id, i.label, i.position
)
select item_id, label, built, wanted, wanted - built as gap, base_n, note, source_id, locator
from pairs
order by gap desc nulls last, built is null and wanted is null, position
