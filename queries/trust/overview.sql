-- Hoeveel bronnen, gepubliceerde tabellen en rijen zijn er?
-- parameters:
-- columns: sources, published_tables, published_rows, sample_rows
select
    (select count(*) from source) as sources,
    count(*) filter (where origin = 'gepubliceerd') as published_tables,
    coalesce(sum(rows) filter (where origin = 'gepubliceerd'), 0)::bigint as published_rows,
    coalesce(sum(rows) filter (where origin = 'voorbeeld'), 0)::bigint as sample_rows
from dataset
