-- Hoeveel mensen vulden volgens de records per domein de enquête in?
-- parameters:
-- columns: domain_id, partners
select d.domain_id, count(p.partner_id)::bigint as partners
from partner_domain d
left join partner p using (domain_id)
group by all
order by any_value(d.position)
