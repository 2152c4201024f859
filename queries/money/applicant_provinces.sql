-- Hoeveel ging in een jaar naar de gekozen aanvragers in elke provincie?
-- parameters: year, applicants
-- columns: province, applicants, chosen, listed, unknown, amount_eur, names
select
    p.province,
    count(*) as applicants,
    count(*) filter (where list_contains($applicants, p.applicant_id)) as chosen,
    count(a.applicant_id) as listed,
    count(*) filter (where a.applicant_id is not null and a.amount_eur is null) as unknown,
    sum(a.amount_eur)::double as amount_eur,
    list(
        p.name || case when p.kind = 'regio' then ' (regio)' else '' end
            || case when a.amount_eur is null then ' (n.b.)' else '' end
        order by a.amount_eur desc nulls last, p.name
    ) filter (where a.applicant_id is not null) as names
from applicant p
left join applicant_allocation a
    on a.applicant_id = p.applicant_id and a.year = $year and list_contains($applicants, p.applicant_id)
group by p.province
order by amount_eur desc nulls last, p.province
