-- Wat veranderde er per gekozen aanvrager tussen twee jaren, wie kwam erbij en wie viel weg?
-- parameters: from_year, to_year, applicants
-- columns: applicant_id, name, kind, province, outcome, from_eur, to_eur, contribution_eur, source_id, locator
with earlier as (from applicant_allocation where year = $from_year),
later as (from applicant_allocation where year = $to_year),
joined as (
    select
        applicant_id,
        e.applicant_id is not null as in_first,
        l.applicant_id is not null as in_last,
        e.amount_eur::double as from_eur,
        l.amount_eur::double as to_eur,
        concat_ws(' | ', e.source_id, l.source_id) as source_id,
        concat_ws(' | ', e.locator, l.locator) as locator
    from earlier e
    full join later l using (applicant_id)
)
select
    p.applicant_id,
    p.name,
    p.kind,
    p.province,
    case
        when j.in_first and j.in_last and (j.from_eur is null or j.to_eur is null) then 'onbekend'
        when j.in_first and j.in_last then 'gebleven'
        when j.in_last then 'erbij'
        else 'weg'
    end as outcome,
    j.from_eur,
    j.to_eur,
    case
        when j.in_first and j.in_last then j.to_eur - j.from_eur
        when j.in_last then j.to_eur
        else -j.from_eur
    end as contribution_eur,
    j.source_id,
    j.locator
from joined j
join applicant p using (applicant_id)
where list_contains($applicants, p.applicant_id)
order by contribution_eur desc nulls last, p.name
