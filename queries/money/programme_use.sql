-- Welk deel van het budget is per hoofdregel en jaar betaald?
-- Een lege cel in de bron blijft leeg; een rij zonder line of year is de som over alle gekozen regels of jaren.
-- Een som met een lege cel is alleen bekend waar de bron zelf het totaal drukt: over alle regels of over alle jaren.
-- parameters: lines, years
-- columns: line, year, budgeted_mln_eur, paid_mln_eur, used_pct, unknown_cells, source_id, locator
with cells as (
    select
        line,
        year,
        any_value(amount_mln_eur) filter (where stage = 'begroot') as budgeted,
        any_value(amount_mln_eur) filter (where stage = 'betaald') as paid,
        any_value(source_id) filter (where stage = 'begroot') as source_id,
        any_value(locator) filter (where stage = 'begroot') as budget_place,
        any_value(locator) filter (where stage = 'betaald') as paid_place,
        list_contains($lines, line) as line_chosen,
        list_contains($years, year) as year_chosen
    from programme_budget
    where parent_line is null
    group by line, year
    having bool_or(stage = 'begroot')
),
chosen as (
    select
        *,
        (select bool_and(line_chosen) from cells) as every_line,
        (select bool_and(year_chosen) from cells) as every_year
    from cells
    where line_chosen and year_chosen
),
sums as (
    select
        line,
        year,
        sum(budgeted)::double as budgeted_mln_eur,
        sum(paid)::double as paid_mln_eur,
        count(paid) = count(*)
            or (grouping(line) = 1 and any_value(every_line))
            or (grouping(year) = 1 and any_value(every_year)) as known,
        count(*) - count(paid) as unknown_cells,
        any_value(source_id) || case when count(paid_place) > 0 then ' | ' || any_value(source_id) else '' end as source_id,
        any_value(budget_place) || coalesce(' | ' || any_value(paid_place), '') as locator
    from chosen
    group by grouping sets ((line, year), (line), (year), ())
)
select
    line,
    year,
    budgeted_mln_eur,
    case when known then paid_mln_eur end as paid_mln_eur,
    case when known then paid_mln_eur / nullif(budgeted_mln_eur, 0) * 100 end as used_pct,
    unknown_cells,
    source_id,
    locator
from sums
order by line nulls last, year nulls last
