-- Welke bronnen zijn er?
-- parameters:
-- columns: source_id, kind, short_name, title, publisher, published_on, url, summary
select source_id, kind, short_name, title, publisher, published_on, url, summary
from source
order by published_on nulls last, source_id
