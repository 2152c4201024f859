-- Hoe zijn de bedragen per activiteit verdeeld, per cluster?
-- Zonder correcties.
-- parameters: years, clusters, municipalities, target_groups, from_eur, to_eur, text
-- steps: money/chosen_activities
-- columns: cluster_id, cluster, activities, amount_eur, lowest_eur, quarter_eur, median_eur, mean_eur, three_quarters_eur, highest_eur
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
from chosen_activities
where not correction
group by cluster_id, cluster, position
order by position
