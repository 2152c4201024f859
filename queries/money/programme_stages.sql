-- Hoeveel is per jaar begroot, naar een ander doel gegaan en betaald?
-- Reallocaties zijn in de bron niet over de hoofdregels verdeeld: bij een gekozen regel zijn ze onbekend.
-- parameters: line, years
-- columns: year, budgeted_mln_eur, reallocated_mln_eur, paid_mln_eur, paid_pct, source_id, locator
with amounts as (
    select year, stage, amount_mln_eur, source_id, locator
    from programme_budget
    where parent_line is null
        and list_contains($years, year)
        and ($line::varchar is null or line = $line::varchar)
)
select
    year,
    sum(amount_mln_eur) filter (where stage = 'begroot')::double as budgeted_mln_eur,
    sum(amount_mln_eur) filter (where stage = 'reallocatie')::double as reallocated_mln_eur,
    sum(amount_mln_eur) filter (where stage = 'betaald')::double as paid_mln_eur,
    (sum(amount_mln_eur) filter (where stage = 'betaald')
        / nullif(sum(amount_mln_eur) filter (where stage = 'begroot'), 0) * 100)::double as paid_pct,
    any_value(source_id) || repeat(' | ' || any_value(source_id), (count(distinct locator) - 1)::integer) as source_id,
    string_agg(distinct locator, ' | ' order by locator) as locator
from amounts
group by year
order by year
