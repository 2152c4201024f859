-- Welke activiteiten passen bij de keuze?
-- Een lege lijst, een lege tekst en geen bedrag beperken niets; '' bij de doelgroepen staat voor: niet bekend.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- columns: activity_id, year, letter, cluster_id, cluster, position, municipality_id, municipality, title, amount_eur, target_group, evaluation, regional, correction
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
