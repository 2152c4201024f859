-- Welke totalen drukt de bron zelf af onder een tabel van het Actieplan?
-- parameters: topic
-- columns: period, measure, value, note, source_id, locator
select period, measure, value::double as value, note, source_id, locator
from published_total
where topic = $topic
order by period, measure
