-- Welke gemeenten zijn er, in welke provincie en van welke grootte?
-- parameters:
-- columns: municipality_id, name, province, size_class, size_position
select
    municipality_id,
    name,
    province,
    size_class,
    list_position(['tot 50.000', '50.000 tot 100.000', '100.000 of meer'], size_class) as size_position
from municipality
order by strip_accents(lower(name)), municipality_id
