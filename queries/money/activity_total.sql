-- Hoeveel activiteiten passen bij de keuze, van hoeveel gemeenten en voor hoeveel geld?
-- Een correctie is wel een record en telt mee in het geld, maar is geen activiteit.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- columns: records, activities, municipalities, amount_eur, median_eur
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
    count(*) as records,
    count(*) filter (where not correction) as activities,
    count(distinct municipality_id) as municipalities,
    sum(amount_eur) as amount_eur,
    median(amount_eur::double) filter (where not correction) as median_eur
from chosen
