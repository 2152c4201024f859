-- Hoeveel activiteiten passen bij de keuze, van hoeveel gemeenten en voor hoeveel geld?
-- Een correctie is wel een record en telt mee in het geld, maar is geen activiteit.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- steps: money/chosen_activities
-- columns: records, activities, municipalities, amount_eur, median_eur
select
    count(*) as records,
    count(*) filter (where not correction) as activities,
    count(distinct municipality_id) as municipalities,
    sum(amount_eur) as amount_eur,
    median(amount_eur::double) filter (where not correction) as median_eur
from chosen_activities
