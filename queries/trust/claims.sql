-- Welke beweringen doen de bronnen, en rust de controle op een andere zin dan de bewering zelf?
-- `independent` is leeg waar niets te vergelijken is; `source_kind` is 'pers' bij een krant: die is een bewering, nooit een cijfer.
-- parameters:
-- columns: claim_id, text, topic, period, relation, stated, value_kind, tolerance, unit, rests_on, independent, note, source_id, source_kind, locator
select
    c.claim_id,
    c.text,
    c.topic,
    c.period,
    c.relation,
    c.stated,
    c.value_kind,
    c.tolerance,
    c.unit,
    c.rests_on,
    c.independent,
    c.note,
    c.source_id,
    s.kind as source_kind,
    c.locator
from claim c
join source s using (source_id)
order by c.topic, c.source_id, c.claim_id
