-- Over welke jaren gaan de aankondigingen per aanvrager, en wat tellen ze op?
-- parameters:
-- columns: year, listed, unknown, unknown_names, unknown_reason, amount_eur, note, source_id, locator
select
    a.year,
    count(*) as listed,
    count(*) filter (where a.amount_eur is null) as unknown,
    list(p.name order by p.name) filter (where a.amount_eur is null) as unknown_names,
    string_agg(distinct a.note, '’, ‘' order by a.note) filter (where a.amount_eur is null) as unknown_reason,
    sum(a.amount_eur)::double as amount_eur,
    case when count(distinct a.note) = 1 and count(a.note) = count(*) then any_value(a.note) end as note,
    string_agg(distinct a.source_id, ' | ') as source_id,
    any_value(a.locator) filter (where a.amount_eur is not null) as locator
from applicant_allocation a
join applicant p using (applicant_id)
group by a.year
order by a.year
