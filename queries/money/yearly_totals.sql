-- Hoeveel Versterkingsgelden zijn per jaar toegekend, en is dat jaar compleet?
-- Tabel S-1 gaat voor; jaren die daar niet in staan zijn opgeteld uit de aankondigingen per aanvrager.
-- Alleen gepubliceerde cijfers: van een eigen bestand is niet te zeggen of het compleet is.
-- parameters:
-- columns: year, amount_eur, unknown_amounts, source_id, locator
with from_table as (
    select year, sum(amount_eur) as amount_eur, 0 as unknown_amounts,
        any_value(source_id) as source_id, 'Tabel S-1' as locator
    from cluster_allocation
    where source_id not like 'eigen\_%' escape '\'
    group by year
),
from_announcements as (
    select year, sum(amount_eur) as amount_eur, count(*) filter (where amount_eur is null) as unknown_amounts,
        any_value(source_id) as source_id, any_value(locator) as locator
    from applicant_allocation
    where year not in (select year from from_table) and source_id not like 'eigen\_%' escape '\'
    group by year
)
select year, amount_eur, unknown_amounts::bigint as unknown_amounts, source_id, locator
from (from from_table union all by name from from_announcements)
order by year
