-- Bij hoeveel mensen past een gedrukt percentage, afgerond of afgekapt, en zo niet: bij welke kleinere groep dan wel?
-- parameters:
-- columns: step, statement, domain_id, domain, respondents, share_pct, approximate, people, exact_pct, fit, smaller_people, smaller_base, source_id, locator
with printed as (
    select s.*, d.name as domain, d.respondents, d.position, min(s.rowid) over (partition by s.step, s.statement) as first_row
    from capability_share s
    join partner_domain d on d.domain_id = s.domain_id
    where s.share_pct is not null
),
tried as (
    select
        p.step, p.statement, p.domain_id, p.share_pct, p.respondents, base.n, people.k,
        (200 * people.k + base.n) // (2 * base.n) = p.share_pct as rounded,
        100 * people.k // base.n = p.share_pct as cut_off
    from printed p, generate_series(1, p.respondents) as base(n), generate_series(0, base.n) as people(k)
),
nearest as (
    -- whoever fits goes first, then whoever is nearest
    select *, row_number() over (
        partition by step, statement, domain_id order by rounded desc, cut_off desc, abs(100.0 * k / n - share_pct), k
    ) as place
    from tried
    where n = respondents
),
smaller as (
    select step, statement, domain_id, max(n) as n, arg_max(k, n) as k
    from tried
    where n < respondents and rounded
    group by step, statement, domain_id
)
select
    p.step::varchar as step,
    p.statement,
    p.domain_id::varchar as domain_id,
    p.domain,
    p.respondents,
    p.share_pct::double as share_pct,
    p.approximate,
    b.k as people,
    100.0::double * b.k / p.respondents as exact_pct,
    case when b.rounded then 'afgerond' when b.cut_off then 'afgekapt' else 'past niet' end as fit,
    case when not b.rounded then s.k end as smaller_people,
    case when not b.rounded then s.n end as smaller_base,
    p.source_id,
    p.locator
from printed p
join nearest b on b.step = p.step and b.statement = p.statement and b.domain_id = p.domain_id and b.place = 1
left join smaller s on s.step = p.step and s.statement = p.statement and s.domain_id = p.domain_id
order by list_position(['verantwoordelijk', 'herkennen', 'bespreken', 'melden', 'handelen'], p.step::varchar), p.first_row, p.position
