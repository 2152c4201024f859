-- Welke hoofdregels heeft het Actieplan, van groot naar klein budget?
-- parameters:
-- columns: line, budgeted_mln_eur
select line, sum(amount_mln_eur)::double as budgeted_mln_eur
from programme_budget
where stage = 'begroot' and parent_line is null
group by line
order by budgeted_mln_eur desc, line
