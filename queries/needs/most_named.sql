-- Hoe vaak is elk onderwerp van een thema genoemd, van veel naar weinig?
-- parameters: theme, state
-- columns: item_id, label, municipalities, base_n, note, source_id, locator
select i.item_id, i.label, c.municipalities, c.base_n, c.note, c.source_id, c.locator
from quickscan_count c
join quickscan_item i using (item_id)
where i.theme = $theme and c.state = $state
order by c.municipalities desc nulls last, i.position
