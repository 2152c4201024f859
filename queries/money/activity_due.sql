-- Van welke activiteiten is een evaluatie verplicht?
-- Verplicht is een evaluatie boven threshold_eur toegekend. evaluation is wat er is vastgelegd; leeg is niet bekend.
-- Wat nog moet staat bovenaan.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, threshold_eur
-- steps: money/chosen_activities
-- columns: activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group, evaluation, regional
select
    activity_id, year, letter, cluster_id, cluster, municipality_id, municipality, title, amount_eur, target_group,
    evaluation, regional
from chosen_activities
where not correction and amount_eur > $threshold_eur::double
order by
    list_position(['verplicht', 'geen', 'uitgezet', 'opgeleverd'], evaluation) nulls first,
    amount_eur desc,
    activity_id
