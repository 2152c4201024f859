-- Over welke plaats en welk jaar gaat de gepubliceerde enquête onder partners?
-- parameters:
-- columns: place, year, source_id, locator
select s.place, x.period as year, s.source_id, any_value(d.locator) as locator
from partner_domain d
join source s using (source_id)
join context x on x.context_id = 'uu_bezig_met'
group by s.place, x.period, s.source_id
