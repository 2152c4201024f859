-- Voor welke richtingen noemt het rapport een aandeel met minstens jaarlijks contact?
-- parameters:
-- columns: from_domain, from_name, to_domain, to_name, share_pct, approximate, respondents, source_id, locator
select s.from_domain, f.name as from_name, s.to_domain, t.name as to_name, s.share_pct, s.approximate, f.respondents, s.source_id, s.locator
from contact_share s
join partner_domain f on f.domain_id = s.from_domain
join partner_domain t on t.domain_id = s.to_domain
where s.share_pct is not null
order by s.share_pct desc, f.position, t.position
