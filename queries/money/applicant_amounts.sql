-- Hoeveel kregen de gekozen aanvragers in de gekozen jaren, en welk deel is dat van het totaalbedrag van dat jaar?
-- Aandeel en plaats gaan over de hele lijst, ook wie niet gekozen is; zonder alle bedragen is het totaal niet bekend, en dus geen aandeel.
-- parameters: years, applicants
-- columns: year, applicant_id, name, kind, province, amount_eur, share_pct, total_eur, position, known, note, source_id, locator
with ranked as (
    select
        a.year,
        a.applicant_id,
        a.amount_eur,
        case when count(*) over in_year = count(a.amount_eur) over in_year
            then sum(a.amount_eur) over in_year end as total_eur,
        case when a.amount_eur is not null
            then rank() over (partition by a.year order by a.amount_eur desc nulls last) end as position,
        count(a.amount_eur) over in_year as known,
        a.note,
        a.source_id,
        a.locator
    from applicant_allocation a
    where list_contains($years, a.year)
    window in_year as (partition by a.year)
)
select
    r.year,
    p.applicant_id,
    p.name,
    p.kind,
    p.province,
    r.amount_eur::double as amount_eur,
    (r.amount_eur * 100.0 / r.total_eur)::double as share_pct,
    r.total_eur::double as total_eur,
    r.position,
    r.known,
    r.note,
    r.source_id,
    r.locator
from ranked r
join applicant p using (applicant_id)
where list_contains($applicants, p.applicant_id)
order by r.year, r.amount_eur desc nulls last, p.name
