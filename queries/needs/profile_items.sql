-- Over welke onderwerpen gaan de antwoorden, en hoeveel gemeenten zeggen ja?
-- parameters:
-- columns: pair, item_id, state, theme, label, exclusive_group, known, yes, source_id, locator
with counted as (
    -- nobody known is not nobody: then yes is unknown as well
    select
        item_id,
        state,
        count(answer) as known,
        case when count(answer) > 0 then count(*) filter (where answer) end as yes
    from quickscan_answer
    group by item_id, state
)
select
    c.item_id || '|' || c.state as pair,
    c.item_id,
    c.state,
    i.theme,
    i.label,
    i.exclusive_group,
    c.known,
    c.yes,
    i.source_id,
    i.locator
from counted c
join quickscan_item i using (item_id)
order by
    list_position(
        ['kwestie', 'capaciteit', 'beleid', 'kennis', 'behoefte_gemeente', 'behoefte_professional',
         'behoefte_maatschappelijk'],
        i.theme
    ),
    list_position(['genoemd', 'voltooid', 'gewenst'], c.state),
    i.position,
    c.item_id
