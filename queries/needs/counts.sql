-- Hoeveel gemeenten noemen elk onderwerp van deze thema's, in de volgorde van het rapport?
-- parameters: themes
-- columns: item_id, theme, label, exclusive_group, state, municipalities, base_n, share_pct, note, source_id, locator
select
    i.item_id,
    i.theme,
    i.label,
    i.exclusive_group,
    c.state,
    c.municipalities,
    c.base_n,
    (c.municipalities / c.base_n * 100)::double as share_pct,
    c.note,
    c.source_id,
    c.locator
from quickscan_count c
join quickscan_item i using (item_id)
where list_contains($themes, i.theme)
order by list_position($themes, i.theme), i.position, c.state desc
