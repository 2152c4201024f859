-- Wat zegt het rapport in de lopende tekst over de casussen en de acties?
-- parameters: claims
-- columns: claim_id, text, period, stated, tolerance, unit, source_id, locator
select claim_id, text, period, stated::double as stated, tolerance::double as tolerance, unit, source_id, locator
from claim
where list_contains($claims, claim_id)
order by list_position($claims, claim_id)
