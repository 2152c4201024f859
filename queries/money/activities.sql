-- Welke activiteiten passen bij de keuze, een bladzijde van de lijst?
-- Gesorteerd op bedrag (hoogste eerst), of eerst op year (nieuwste eerst), cluster, municipality of title.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, sort, row_limit, row_offset
-- columns: activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group, evaluation, regional, correction
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
)
select
    activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group,
    evaluation, regional, correction
from chosen
order by
    case $sort::varchar when 'cluster' then position when 'year' then -year end,
    case $sort::varchar when 'municipality' then strip_accents(lower(municipality)) when 'title' then strip_accents(lower(title)) end,
    amount_eur desc,
    activity_id
limit $row_limit::bigint offset $row_offset::bigint
