-- Welk deel van het geld gaat naar de grootste gemeenten en de grootste activiteiten?
-- largest is het aantal grootste dat wordt opgeteld. Bij activiteiten tellen correcties niet mee.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, largest
-- steps: money/chosen_activities
-- columns: level, number, largest, amount_eur, largest_eur, share_pct
with part as (
    select 'gemeente' as level, municipality_id as part_id, sum(amount_eur) as amount_eur from chosen_activities group by municipality_id
    union all
    select 'activiteit', activity_id, amount_eur from chosen_activities where not correction
)
select
    level,
    count(*) as number,
    least(count(*), $largest::bigint) as largest,
    sum(amount_eur) as amount_eur,
    list_sum(max(amount_eur, $largest::bigint)) as largest_eur,
    (100 * largest_eur / nullif(sum(amount_eur), 0))::double as share_pct
from part
group by level
order by level desc
