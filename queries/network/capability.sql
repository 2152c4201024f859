-- Welk deel van elk domein is het volgens het rapport met een stelling eens?
-- parameters:
-- columns: step, statement, domain_id, domain, respondents, share_pct, approximate, wording, note, source_id, locator
with ordered as (select *, min(rowid) over (partition by step, statement) as first_row from capability_share)
select
    s.step::varchar as step,
    s.statement,
    s.domain_id::varchar as domain_id,
    d.name as domain,
    d.respondents,
    s.share_pct::double as share_pct,
    s.approximate,
    s.wording,
    s.note,
    s.source_id,
    s.locator
from ordered s
join partner_domain d on d.domain_id = s.domain_id
order by list_position(['verantwoordelijk', 'herkennen', 'bespreken', 'melden', 'handelen'], s.step::varchar), s.first_row, d.position
