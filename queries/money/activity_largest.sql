-- Welke gemeenten kregen het meest?
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, largest
-- steps: money/chosen_activities
-- columns: place, municipality_id, municipality, activities, amount_eur, share_pct
with summed as (
    select
        municipality_id,
        municipality,
        count(*) filter (where not correction) as activities,
        sum(amount_eur) as amount_eur
    from chosen_activities
    group by municipality_id, municipality
),
final as (
    select
        *,
        row_number() over (order by amount_eur desc, municipality_id) as place,
        (100 * amount_eur / nullif(sum(amount_eur) over (), 0))::double as share_pct
    from summed
)
select place, municipality_id, municipality, activities, amount_eur, share_pct
from final
where place <= $largest::bigint
order by place
