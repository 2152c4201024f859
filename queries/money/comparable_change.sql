-- Hoeveel meer of minder ging er in een later jaar naar aanvragers, als de lijsten verschillen?
-- Drie lezingen: alle aanvragers op de lijsten, alleen wie onder dezelfde naam op beide staat, en die met hun opvolgers.
-- Een verschil is alleen te geven waar elk bedrag bekend is; `unknown` zegt van hoeveel aanvragers een bedrag ontbreekt.
-- parameters: from_year, to_year
-- columns: reading, from_applicants, to_applicants, unknown, from_eur, to_eur, change_eur, change_pct, source_id, locator
with listed as (
    select
        a.year,
        a.applicant_id,
        coalesce(s.applicant_id, a.applicant_id) as unit_id,
        a.amount_eur,
        a.source_id,
        a.locator
    from applicant_allocation a
    left join applicant_succession s on s.succeeds = a.applicant_id
        and s.applicant_id in (select applicant_id from applicant_allocation where year in ($from_year, $to_year))
    where a.year in ($from_year, $to_year)
),
readings as (
    select 'alle aanvragers' as reading, * from listed
    union all
    select 'zelfde naam op beide lijsten', * from listed
    qualify count(distinct year) over (partition by applicant_id) = 2
    union all
    select 'zelfde naam of opvolger', * from listed
    qualify count(distinct year) over (partition by unit_id) = 2
),
sums as (
    select
        reading,
        count(*) filter (where year = $from_year) as from_applicants,
        count(*) filter (where year = $to_year) as to_applicants,
        count(*) - count(amount_eur) as unknown,
        case when count(*) = count(amount_eur) then sum(amount_eur) filter (where year = $from_year) end as from_eur,
        case when count(*) = count(amount_eur) then sum(amount_eur) filter (where year = $to_year) end as to_eur,
        string_agg(distinct source_id, ' | ' order by source_id) as source_id,
        string_agg(distinct locator, ' | ' order by locator) as locator
    from readings
    group by reading
)
select
    reading,
    from_applicants,
    to_applicants,
    unknown::bigint as unknown,
    from_eur::double as from_eur,
    to_eur::double as to_eur,
    (to_eur - from_eur)::double as change_eur,
    (100 * (to_eur - from_eur) / from_eur)::double as change_pct,
    source_id,
    locator
from sums
order by list_position(['alle aanvragers', 'zelfde naam of opvolger', 'zelfde naam op beide lijsten'], reading)
