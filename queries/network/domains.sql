-- Welke domeinen zijn er, en hoeveel mensen vulden per domein de enquête in: volgens het rapport en in de records?
-- parameters:
-- columns: domain_id, name, respondents, partners, source_id, locator
select d.domain_id, d.name, d.respondents::bigint as respondents, count(p.partner_id)::bigint as partners, d.source_id, d.locator
from partner_domain d
left join partner p using (domain_id)
group by all
order by any_value(d.position)
