-- Welke clusters zijn er, en welke beoordeelt SZW mee?
-- parameters:
-- columns: cluster_id, name, description, szw_assesses, source_id, locator
select cluster_id, name, description, szw_assesses, source_id, locator
from cluster
order by position
