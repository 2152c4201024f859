-- Voor welke jaren geeft de bron bedragen van het Actieplan?
-- parameters:
-- columns: year
select distinct year
from programme_budget
where stage = 'begroot'
order by year
