-- Welke activiteiten hebben evaluatieplicht?
-- De plicht geldt boven threshold_eur toegekend. evaluation is wat er is vastgelegd; leeg is niet bekend.
-- Wat nog moet staat bovenaan.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text, threshold_eur
-- steps: money/chosen_activities
-- columns: year, cluster, municipality, title, amount_eur, evaluation
select year, cluster, municipality, title, amount_eur, evaluation
from chosen_activities
where not correction and amount_eur > $threshold_eur::double
order by
    list_position(['verplicht', 'geen', 'uitgezet', 'opgeleverd'], evaluation) nulls first,
    amount_eur desc,
    activity_id
