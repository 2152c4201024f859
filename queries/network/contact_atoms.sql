-- Hoeveel mensen geven per richting welke combinatie van frequentie en aard?
-- Leeg is niet ingevuld; ook wie over een domein geen rij heeft, telt zo mee.
-- parameters:
-- columns: from_domain, to_domain, frequency, nature, people
select
    p.domain_id as from_domain,
    d.domain_id as to_domain,
    c.frequency,
    c.nature,
    count(*)::bigint as people
from partner p
join partner_domain d on d.domain_id <> p.domain_id
left join partner_contact c on c.partner_id = p.partner_id and c.to_domain = d.domain_id
group by p.domain_id, d.domain_id, c.frequency, c.nature
order by p.domain_id, d.domain_id, c.frequency, c.nature
