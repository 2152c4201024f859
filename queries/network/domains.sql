-- Welke domeinen zijn er, en hoeveel mensen vulden volgens het rapport per domein de enquête in?
-- parameters:
-- columns: domain_id, name, respondents, source_id, locator
select domain_id, name, respondents::bigint as respondents, source_id, locator
from partner_domain
order by position
