-- Welke losse aantallen noemt de bron bij het Actieplan, en hoe noemt zij die?
-- parameters:
-- columns: output_id, label, value, unit, relation, value_kind, note, source_id, locator
select output_id, label, value::double as value, unit, relation, value_kind, note, source_id, locator
from programme_output
order by label
