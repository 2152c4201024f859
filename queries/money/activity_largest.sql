-- Welke gemeenten kregen het meest?
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, largest
-- columns: place, municipality_id, municipality, activities, amount_eur, share_pct
with chosen as (
    -- an empty list, an empty text and no amount limit nothing; '' among the target groups stands for: not known
    select
        a.activity_id, a.year, a.letter, l.cluster_id, c.name as cluster, c.position,
        a.municipality_id, m.name as municipality, a.title, a.amount_eur, a.target_group,
        a.evaluation, a.regional, coalesce(a.correction, false) as correction
    from activity a
    join cluster_letter l using (year, letter)
    join cluster c using (cluster_id)
    join municipality m using (municipality_id)
    where (len($years::bigint[]) = 0 or list_contains($years::bigint[], a.year))
        and (len($clusters::varchar[]) = 0 or list_contains($clusters::varchar[], l.cluster_id))
        and (len($municipalities::varchar[]) = 0 or list_contains($municipalities::varchar[], a.municipality_id))
        and (len($target_groups::varchar[]) = 0 or list_contains($target_groups::varchar[], coalesce(a.target_group, '')))
        and ($from_eur::double is null or a.amount_eur >= $from_eur::double)
        and ($to_eur::double is null or a.amount_eur <= $to_eur::double)
        and ($text::varchar = '' or contains(
            strip_accents(lower(concat_ws(' ', a.title, m.name, a.target_group, a.activity_id))),
            strip_accents(lower($text::varchar))
        ))
),
summed as (
    select
        municipality_id,
        municipality,
        count(*) filter (where not correction) as activities,
        sum(amount_eur) as amount_eur
    from chosen
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
