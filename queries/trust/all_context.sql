-- Wat zeggen de bronnen zelf bij hun cijfers, over alle onderwerpen?
-- parameters:
-- columns: topic, subject, period, statement, quote, source_id, source_kind, locator
select c.topic, c.subject, c.period, c.statement, c.quote, c.source_id, s.kind as source_kind, c.locator
from context c
join source s using (source_id)
order by c.topic, c.subject, c.period, c.context_id
