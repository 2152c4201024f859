-- Welk deel van elk domein heeft volgens het rapport minstens jaarlijks contact met elk ander domein?
-- parameters:
-- columns: from_domain, to_domain, share_pct, approximate, wording, note, source_id, locator
select s.from_domain, s.to_domain, s.share_pct::double as share_pct, s.approximate, s.wording, s.note, s.source_id, s.locator
from contact_share s
join partner_domain f on f.domain_id = s.from_domain
join partner_domain t on t.domain_id = s.to_domain
order by f.position, t.position
