-- Hoe zijn de bedragen per activiteit verdeeld, per cluster?
-- Zonder correcties.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- columns: cluster_id, cluster, activities, amount_eur, lowest_eur, quarter_eur, median_eur, mean_eur, three_quarters_eur, highest_eur
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
    cluster_id,
    cluster,
    count(*) as activities,
    sum(amount_eur) as amount_eur,
    min(amount_eur) as lowest_eur,
    quantile_cont(amount_eur::double, 0.25) as quarter_eur,
    quantile_cont(amount_eur::double, 0.5) as median_eur,
    avg(amount_eur)::double as mean_eur,
    quantile_cont(amount_eur::double, 0.75) as three_quarters_eur,
    max(amount_eur) as highest_eur
from chosen
where not correction
group by cluster_id, cluster, position
order by position
