-- Komt elke gepubliceerde telling van de quickscan uit de records per gemeente?
-- parameters:
-- columns: theme, label, state, published, base_n, sampled, unknown_answers, records, difference, closes, origin, source_id, locator
with answered as (
    select
        item_id,
        state,
        count(*) filter (where answer) as sampled,
        count(*) filter (where answer is null) as unknown_answers,
        count(*) as records
    from quickscan_answer
    group by item_id, state
)
select
    i.theme,
    i.label,
    c.state,
    c.municipalities as published,
    c.base_n,
    case when a.unknown_answers < a.records then a.sampled end as sampled,
    coalesce(a.unknown_answers, 0) as unknown_answers,
    coalesce(a.records, 0) as records,
    case when a.unknown_answers < a.records then a.sampled end - c.municipalities as difference,
    -- without a published count all answers must be unknown: nothing may be made up
    coalesce(
        case
            when c.municipalities is null then a.unknown_answers = a.records
            else a.sampled = c.municipalities and a.records = c.base_n and a.unknown_answers = 0
        end,
        false
    ) as closes,
    (select origin from dataset where table_name = 'quickscan_answer') as origin,
    c.source_id,
    c.locator
from quickscan_count c
join quickscan_item i using (item_id)
left join answered a using (item_id, state)
order by i.theme, i.position, c.state desc
