-- Over welke plaatsen en welke jaren gaan de records van de enquête onder partners?
-- parameters:
-- columns: places, years
select
    coalesce(list(distinct place order by place) filter (where place is not null), []) as places,
    coalesce(list(distinct year order by year) filter (where year is not null), []) as years
from partner
