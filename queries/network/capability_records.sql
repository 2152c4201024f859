-- Hoeveel respondenten van elk domein zijn het met een stelling eens, hoeveel niet, en hoeveel antwoordden niet?
-- Antwoord is elke score behalve 'weet niet' en leeg; eens is 'zeer eens' of 'eens'.
-- parameters:
-- columns: step, statement, domain_id, domain, respondents, agree, other, blank, published_pct, approximate
with size as (select domain_id, count(*) as respondents from partner group by domain_id),
asked as (select step, statement, min(rowid) as first_row from partner_statement group by step, statement),
scored as (
    select
        r.step,
        r.statement,
        p.domain_id,
        count(*) filter (where r.score in ('zeer eens', 'eens')) as agree,
        count(*) filter (where r.score in ('neutraal', 'oneens', 'zeer oneens')) as other
    from partner_statement r
    join partner p using (partner_id)
    group by r.step, r.statement, p.domain_id
)
select
    a.step::varchar as step,
    a.statement,
    d.domain_id::varchar as domain_id,
    d.name as domain,
    coalesce(z.respondents, 0)::bigint as respondents,
    coalesce(s.agree, 0)::bigint as agree,
    coalesce(s.other, 0)::bigint as other,
    (coalesce(z.respondents, 0) - coalesce(s.agree, 0) - coalesce(s.other, 0))::bigint as blank,
    c.share_pct::double as published_pct,
    c.approximate
from asked a
cross join partner_domain d
left join size z on z.domain_id = d.domain_id
left join scored s on s.step = a.step and s.statement = a.statement and s.domain_id = d.domain_id
left join capability_share c on c.step = a.step and c.statement = a.statement and c.domain_id = d.domain_id
order by list_position(['verantwoordelijk', 'herkennen', 'bespreken', 'melden', 'handelen'], a.step::varchar), a.first_row, d.position
