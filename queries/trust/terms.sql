-- Wat betekenen de begrippen die het dashboard gebruikt?
-- parameters:
-- columns: term_id, term, meaning, source_id, publisher
select t.term_id, t.term, t.meaning, t.source_id, s.publisher
from term t
left join source s using (source_id)
order by lower(t.term)
