-- Welke letters, clusters en rijen van Tabel S-1 betekenen niet elk jaar hetzelfde?
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
with meaning as (
    select l.letter, l.cluster_id, c.name, l.year, l.source_id, l.locator
    from cluster_letter l
    join cluster c using (cluster_id)
    where l.source_id not like 'eigen\_%' escape '\'
),
yearly as (
    select cluster_id, name, year, string_agg(letter, ' + ' order by letter) as letters,
        any_value(source_id) as source_id, string_agg(locator, '; ' order by letter) as locator
    from meaning
    group by cluster_id, name, year
),
printed_row as (
    select regexp_extract(locator, 'rij ([^,]+)', 1) as row_name, letter, year, amount_eur, source_id, locator
    from cluster_allocation
    where source_id not like 'eigen\_%' escape '\'
)
select 'letter' as rule, 'geld' as topic, 'Letter ' || letter as subject,
    list(year || ': ' || name order by year) as names, []::double[] as amounts, null::varchar as unit, null::varchar as note,
    string_agg(source_id, ' | ' order by year) as source_id, string_agg(locator, ' | ' order by year) as locator
from meaning
group by letter
having count(distinct cluster_id) > 1
union all
select 'letter', 'geld', 'Cluster ' || name,
    list(year || ': ' || letters order by year), [], null, null,
    string_agg(source_id, ' | ' order by year), string_agg(locator, ' | ' order by year)
from yearly
group by cluster_id, name
having count(distinct letters) > 1
union all
select 'letter', 'geld', 'Rij ' || row_name,
    list(year || ', letter ' || letter || ':' order by year), list(amount_eur::double order by year), 'EUR', null,
    string_agg(source_id, ' | ' order by year), string_agg(locator, ' | ' order by year)
from printed_row
group by row_name
having count(distinct letter) > 1
order by subject
