-- Waarin verschilt een groep gemeenten van de rest, onderwerp voor onderwerp?
-- Aandelen zijn van de bekende antwoorden; bij minder dan `smallest` bekende antwoorden in groep of rest is er geen aandeel.
-- parameters: members, rest, smallest
-- columns: pair, group_yes, group_known, rest_yes, rest_known, group_pct, rest_pct, difference_points
with side as (
    select unnest($members::varchar[]) as municipality_id, true as in_group
    union all
    select unnest($rest::varchar[]) as municipality_id, false as in_group
),
counted as (
    select
        a.item_id || '|' || a.state as pair,
        count(*) filter (where s.in_group and a.answer) as group_yes,
        count(a.answer) filter (where s.in_group) as group_known,
        count(*) filter (where not s.in_group and a.answer) as rest_yes,
        count(a.answer) filter (where not s.in_group) as rest_known
    from quickscan_answer a
    join side s using (municipality_id)
    group by a.item_id, a.state
),
shares as (
    select
        pair,
        if(group_known > 0, group_yes, null) as group_yes,
        group_known,
        if(rest_known > 0, rest_yes, null) as rest_yes,
        rest_known,
        if(least(group_known, rest_known) >= $smallest, 100.0 * group_yes / nullif(group_known, 0), null)::double as group_pct,
        if(least(group_known, rest_known) >= $smallest, 100.0 * rest_yes / nullif(rest_known, 0), null)::double as rest_pct
    from counted
)
select pair, group_yes, group_known, rest_yes, rest_known, group_pct, rest_pct, group_pct - rest_pct as difference_points
from shares
order by abs(group_pct - rest_pct) desc nulls last, pair
