-- Welk deel van het geld gaat naar de grootste gemeenten en de grootste activiteiten?
-- largest is het aantal grootste dat wordt opgeteld. Bij activiteiten tellen correcties niet mee.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, largest
-- columns: level, number, largest, amount_eur, largest_eur, share_pct
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
part as (
    select 'gemeente' as level, municipality_id as part_id, sum(amount_eur) as amount_eur from chosen group by municipality_id
    union all
    select 'activiteit', activity_id, amount_eur from chosen where not correction
),
ranked as (select *, row_number() over (partition by level order by amount_eur desc, part_id) as place from part)
select
    level,
    count(*) as number,
    count(*) filter (where place <= $largest::bigint) as largest,
    sum(amount_eur) as amount_eur,
    sum(amount_eur) filter (where place <= $largest::bigint) as largest_eur,
    (100 * largest_eur / nullif(sum(amount_eur), 0))::double as share_pct
from ranked
group by level
order by level desc
