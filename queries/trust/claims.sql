-- Welke beweringen doen de bronnen, en rust de controle op een ander getal dan de bewering zelf?
-- parameters:
-- columns: claim_id, text, topic, period, relation, stated, tolerance, unit, note, independent, source_id, locator
select
    claim_id, text, topic, period, relation, stated, tolerance, unit, note,
    not regexp_matches(coalesce(note, ''), 'geen onafhankelijke controle|circulair', 'i') as independent,
    source_id, locator
from claim
order by topic, source_id, claim_id
