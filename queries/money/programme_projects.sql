-- Hoeveel projecten had het Actieplan, per soort?
-- parameters:
-- columns: kind, projects, note, source_id, locator
select kind, projects, note, source_id, locator
from programme_project
order by projects desc, kind
