-- Wat zijn de gedrukte totalen van de casussen, per stand?
-- parameters:
-- columns: status, cases, source_id, locator
select replace(period, 'status/', '') as status, value::bigint as cases, source_id, locator
from published_total
where topic = 'case_count' and starts_with(period, 'status/')
order by list_position(['aangemeld', 'lopend', 'gedetineerd', 'uitgereisd', 'afgesloten'], replace(period, 'status/', ''))
