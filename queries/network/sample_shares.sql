-- Hoe dicht komt het voorbeeld bij elk gepubliceerd percentage over Arnhem, en waarom niet dichterbij?
-- Alleen zinvol zolang de records het voorbeeld zijn; `origin` zegt van wie ze zijn.
-- parameters:
-- columns: subject, domain_id, published_pct, approximate, people, base, respondents, origin, source_id, locator
with contact as (
    select
        f.name || ' heeft contact met ' || lower(t.name) as subject,
        s.from_domain as domain_id,
        s.share_pct,
        s.approximate,
        count(*) filter (where c.frequency in ('wekelijks', 'maandelijks', 'jaarlijks')) as people,
        count(c.frequency) as base,
        count(p.partner_id) as respondents,
        1 as part,
        f.position * 10 + t.position as place,
        s.source_id,
        s.locator
    from contact_share s
    join partner_domain f on f.domain_id = s.from_domain
    join partner_domain t on t.domain_id = s.to_domain
    left join partner p on p.domain_id = s.from_domain
    left join partner_contact c on c.partner_id = p.partner_id and c.to_domain = s.to_domain
    where s.share_pct is not null
    group by all
),
statement as (
    select
        d.name || ': ' || lower(s.statement[1]) || s.statement[2:] as subject,
        s.domain_id,
        s.share_pct,
        s.approximate,
        count(*) filter (where r.score in ('eens', 'zeer eens')) as people,
        count(*) filter (where r.score <> 'weet niet') as base,
        count(p.partner_id) as respondents,
        2 as part,
        min(s.rowid) as place,
        s.source_id,
        s.locator
    from capability_share s
    join partner_domain d using (domain_id)
    left join partner p on p.domain_id = s.domain_id
    left join partner_statement r on r.partner_id = p.partner_id and r.step = s.step and r.statement = s.statement
    where s.share_pct is not null
    group by s.step, s.statement, d.name, s.domain_id, s.share_pct, s.approximate, s.source_id, s.locator
)
select
    subject,
    domain_id::varchar as domain_id,
    share_pct::double as published_pct,
    approximate,
    people::bigint as people,
    base::bigint as base,
    respondents::bigint as respondents,
    (
        -- whatever is not the sample, all three tables of it, is one's own
        select if(count(*) filter (where origin = 'voorbeeld') = 3, 'voorbeeld', 'eigen')
        from dataset
        where table_name in ('partner', 'partner_contact', 'partner_statement')
    ) as origin,
    source_id,
    locator
from (from contact union all by name from statement)
order by part, place, subject
