-- Welke activiteiten hebben evaluatieplicht, en wat is de stand van hun evaluatie, per cluster en gemeente?
-- De plicht geldt boven threshold_eur toegekend. evaluation is wat er is vastgelegd; leeg is niet bekend.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, threshold_eur
-- steps: money/chosen_activities
-- columns: cluster_id, cluster, municipality_id, municipality, due, evaluation, activities, amount_eur
select
    cluster_id,
    cluster,
    municipality_id,
    municipality,
    amount_eur > $threshold_eur::double as due,
    evaluation,
    count(*) as activities,
    sum(amount_eur) as amount_eur
from chosen_activities
where not correction
group by cluster_id, cluster, position, municipality_id, municipality, due, evaluation
order by position, municipality_id, due desc, evaluation
