-- Hoeveel meer of minder ging er in een later jaar naar aanvragers, als de lijsten verschillen?
-- Drie lezingen: alle aanvragers op de lijsten, alleen wie onder dezelfde naam op beide staat, en die met hun opvolgers.
-- Een verschil is alleen te geven waar elk bedrag bekend is; `unknown` zegt van hoeveel aanvragers een bedrag ontbreekt.
-- parameters: from_year, to_year
-- columns: reading, from_applicants, to_applicants, unknown, from_eur, to_eur, change_eur, change_pct, source_id, locator
with listed as (
    select
        a.year,
        a.amount_eur,
        a.source_id,
        a.locator,
        min(a.year) over same_name < max(a.year) over same_name as same_name,
        min(a.year) over same_unit < max(a.year) over same_unit as same_unit
    from applicant_allocation a
    left join applicant_succession s on s.succeeds = a.applicant_id
        and s.applicant_id in (select applicant_id from applicant_allocation where year in ($from_year, $to_year))
    where a.year in ($from_year, $to_year)
    window
        same_name as (partition by a.applicant_id),
        same_unit as (partition by coalesce(s.applicant_id, a.applicant_id))
),
readings(place, reading) as (
    values (1, 'alle aanvragers'), (2, 'zelfde naam of opvolger'), (3, 'zelfde naam op beide lijsten')
),
sums as (
    select
        place,
        reading,
        count(*) filter (where year = $from_year) as from_applicants,
        count(*) filter (where year = $to_year) as to_applicants,
        count(*) - count(amount_eur) as unknown,
        case when count(*) = count(amount_eur) then sum(amount_eur) filter (where year = $from_year) end as from_eur,
        case when count(*) = count(amount_eur) then sum(amount_eur) filter (where year = $to_year) end as to_eur,
        array_to_string(list_sort(list_distinct(list(source_id))), ' | ') as source_id,
        array_to_string(list_sort(list_distinct(list(locator))), ' | ') as locator
    from listed
    join readings on place = 1 or (place = 2 and same_unit) or (place = 3 and same_name)
    group by place, reading
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
order by place
