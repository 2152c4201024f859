-- Welke bedragen staan in de tabel van het Actieplan: gedrukt, gebruikt, en wat is eraan afgeleid?
-- parent leeg: de hoofdregels van de stap; anders de detailregels van die hoofdregel.
-- parameters: stage, parent, years
-- columns: line, year, amount_mln_eur, printed_mln_eur, printed_as, differs, year_inferred, note, source_id, locator
select
    line,
    year,
    amount_mln_eur::double as amount_mln_eur,
    printed_mln_eur::double as printed_mln_eur,
    nullif(regexp_extract(note, 'Gedrukt als "([^"]*)"', 1), '') as printed_as,
    printed_mln_eur is distinct from amount_mln_eur as differs,
    contains(coalesce(note, ''), 'Kolom afgeleid') as year_inferred,
    note,
    source_id,
    locator
from programme_budget
where stage = $stage
    and parent_line is not distinct from $parent::varchar
    and list_contains($years, year)
order by sum(amount_mln_eur) over (partition by line) desc nulls last, line, year
