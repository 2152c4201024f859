-- Hoeveel gemeenten zeggen ja op elk onderwerp van deze thema's, volgens de geladen antwoorden per gemeente?
-- De basis is van hoeveel gemeenten het antwoord bekend is; is dat er geen, dan is het aantal onbekend.
-- parameters: themes
-- columns: item_id, theme, label, exclusive_group, state, municipalities, base_n, share_pct, note, source_id, locator
with counted as (
    select
        item_id,
        state,
        count(*) as asked,
        count(answer) as known,
        count(*) filter (where answer) as yes
    from quickscan_answer
    group by item_id, state
)
select
    i.item_id,
    i.theme,
    i.label,
    i.exclusive_group,
    c.state,
    if(c.known > 0, c.yes, null) as municipalities,
    if(c.known > 0, c.known, c.asked) as base_n,
    (100 * c.yes / nullif(c.known, 0))::double as share_pct,
    case when c.known < c.asked then format('Van {} niet bekend.', if(c.asked - c.known = 1, '1 gemeente', (c.asked - c.known) || ' gemeenten')) end as note,
    i.source_id,
    i.locator
from counted c
join quickscan_item i using (item_id)
where list_contains($themes, i.theme)
order by list_position($themes, i.theme), i.position, c.state desc
