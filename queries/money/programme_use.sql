-- Welk deel van het budget is per hoofdregel en jaar betaald?
-- Een lege cel in de bron blijft leeg; een rij zonder line of year is de som over alle gekozen regels of jaren.
-- Een som met een lege cel is alleen bekend waar de bron zelf het totaal drukt: over alle regels of over alle jaren.
-- parameters: lines, years
-- columns: line, year, budgeted_mln_eur, paid_mln_eur, used_pct, unknown_cells, source_id, locator
with plan as (
    select count(distinct line) as all_lines, count(distinct year) as all_years
    from programme_budget
    where stage = 'begroot' and parent_line is null
),
cells as (
    select b.line, b.year, b.amount_mln_eur as budgeted, p.amount_mln_eur as paid, b.source_id,
        b.locator as budget_place, p.locator as paid_place,
        plan.all_lines, plan.all_years,
        -- a bit each: counting the bits of a group takes half the time of counting what is distinct in it
        1::bigint << (dense_rank() over (order by b.line) - 1)::int as line_bit,
        1::bigint << (dense_rank() over (order by b.year) - 1)::int as year_bit
    from programme_budget b
    cross join plan
    left join programme_budget p
        on p.stage = 'betaald' and p.parent_line is null and p.line = b.line and p.year = b.year
    where b.stage = 'begroot'
        and b.parent_line is null
        and list_contains($lines, b.line)
        and list_contains($years, b.year)
)
select
    line,
    year,
    sum(budgeted)::double as budgeted_mln_eur,
    case when count(paid) = count(*) or bit_count(bit_or(line_bit)) = any_value(all_lines) or bit_count(bit_or(year_bit)) = any_value(all_years) then sum(paid)::double end as paid_mln_eur,
    case when count(paid) = count(*) or bit_count(bit_or(line_bit)) = any_value(all_lines) or bit_count(bit_or(year_bit)) = any_value(all_years) then (sum(paid) / nullif(sum(budgeted), 0) * 100)::double end as used_pct,
    count(*) filter (where paid is null) as unknown_cells,
    any_value(source_id) || case when count(paid_place) > 0 then ' | ' || any_value(source_id) else '' end as source_id,
    any_value(budget_place) || coalesce(' | ' || any_value(paid_place), '') as locator
from cells
group by grouping sets ((line, year), (line), (year), ())
order by line nulls last, year nulls last
