-- Welke gemeenten voldoen aan de voorwaarden, welke niet, en van welke is dat niet te zeggen?
-- Voorwaarde i is: op onderwerp item_ids[i] in toestand states[i] is het antwoord ja (wanted[i]) of nee. Met 'en' is één nee genoeg om niet te voldoen, met 'of' één ja
-- om wel te voldoen; daarna maakt een onbekend antwoord de uitkomst onbekend (member is leeg). Provincie en grootte
-- komen daar altijd met 'en' bij; een lege lijst beperkt niets.
-- parameters: item_ids, states, wanted, combine, provinces, sizes
-- columns: municipality_id, name, province, size_class, member
with condition as (
    select
        unnest($item_ids::varchar[]) as item_id,
        unnest($states::varchar[]) as state,
        unnest($wanted::boolean[]) as wanted
),
met as (
    -- a municipality without a row for the item has not answered: unknown, like an empty answer
    select
        m.municipality_id,
        count(*) filter (where a.answer = c.wanted) as met,
        count(*) filter (where a.answer <> c.wanted) as unmet,
        count(*) as asked
    from municipality m
    cross join condition c
    left join quickscan_answer a
        on a.municipality_id = m.municipality_id and a.item_id = c.item_id and a.state = c.state
    group by m.municipality_id
),
judged as (
    select
        m.*,
        case
            when coalesce(t.asked, 0) = 0 then true
            when $combine = 'of' then if(t.met > 0, true, if(t.unmet = t.asked, false, null))
            else if(t.unmet > 0, false, if(t.met = t.asked, true, null))
        end as meets,
        (len($provinces) = 0 or list_contains($provinces, m.province))
            and (len($sizes) = 0 or list_contains($sizes, m.size_class)) as in_scope
    from municipality m
    left join met t using (municipality_id)
)
select municipality_id, name, province, size_class, in_scope and meets as member
from judged
order by strip_accents(lower(name)), municipality_id
