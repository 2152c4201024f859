-- Wat antwoordden deze gemeenten op deze onderwerpen?
-- `pairs` zijn onderwerpen als 'item_id|state'; een lege lijst is alle. Geen rij is een onbekend antwoord.
-- parameters: municipalities, pairs
-- columns: municipality_id, name, pair, answer
with chosen as (select unnest($municipalities::varchar[]) as municipality_id),
asked as (
    select distinct item_id, state, item_id || '|' || state as pair
    from quickscan_answer
    where len($pairs) = 0 or list_contains($pairs, item_id || '|' || state)
)
select m.municipality_id, m.name, p.pair, a.answer
from municipality m
join chosen using (municipality_id)
cross join asked p
left join quickscan_answer a
    on a.municipality_id = m.municipality_id and a.item_id = p.item_id and a.state = p.state
order by strip_accents(lower(m.name)), m.municipality_id, p.pair
