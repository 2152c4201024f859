-- Tellen de detailregels van een hoofdregel op tot het bedrag van die hoofdregel, per jaar?
-- parameters: line, years
-- columns: year, paid_mln_eur, details_mln_eur, difference_mln_eur, note, source_id, locator
with main as (
    select year, amount_mln_eur, source_id, locator
    from programme_budget
    where stage = 'betaald' and parent_line is null and line = $line::varchar and list_contains($years, year)
),
details as (
    select year, sum(amount_mln_eur) as amount_mln_eur
    from programme_budget
    where stage = 'betaald' and parent_line = $line::varchar
    group by year
)
select
    m.year,
    m.amount_mln_eur::double as paid_mln_eur,
    d.amount_mln_eur::double as details_mln_eur,
    (d.amount_mln_eur - m.amount_mln_eur)::double as difference_mln_eur,
    t.note,
    m.source_id,
    m.locator
from main m
join details d using (year)
left join published_total t
    on t.topic = 'programme_budget'
    and t.measure = 'amount_mln_eur'
    and t.period = concat_ws('/', 'betaald', $line::varchar, m.year)
order by m.year
