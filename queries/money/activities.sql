-- Welke activiteiten passen bij de keuze, een bladzijde van de lijst?
-- Gesorteerd op bedrag (hoogste eerst), of eerst op year (nieuwste eerst), cluster, municipality of title.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, sort, row_limit, row_offset
-- steps: money/chosen_activities
-- columns: activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group, evaluation, regional, correction
select
    activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group,
    evaluation, regional, correction
from chosen_activities
order by
    case $sort::varchar when 'cluster' then position when 'year' then -year end,
    case $sort::varchar when 'municipality' then strip_accents(lower(municipality)) when 'title' then strip_accents(lower(title)) end,
    amount_eur desc,
    activity_id
limit $row_limit::bigint offset $row_offset::bigint
