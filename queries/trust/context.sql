-- Wat zeggen de bronnen zelf bij hun cijfers over een onderwerp?
-- parameters: topic
-- columns: context_id, topic, subject, period, statement, quote, source_id, source_kind, publisher, locator
select c.context_id, c.topic, c.subject, c.period, c.statement, c.quote, c.source_id, s.kind as source_kind, s.publisher, c.locator
from context c
join source s using (source_id)
where c.topic = $topic
order by c.subject, c.period, s.kind = 'pers', c.context_id
