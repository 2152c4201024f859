-- Welke beweringen over hetzelfde noemen een ander getal, of een andere grondslag?
-- Bij de enquête staat ernaast hoeveel mensen haar invulden.
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
with basis as (
    select *,
        if(relation = 'gelijk', 'genoemd', relation) as words,
        case
            when text ilike '%toegekend%' then 'toegekend bedrag'
            when text ilike '%aanvra%' then 'aangevraagd bedrag'
        end as basis
    from claim
    where subject is not null
),
pair as (
    select a.topic, a.subject, a.unit, a.words as words_a, b.words as words_b, a.stated as stated_a, b.stated as stated_b,
        a.basis as basis_a, b.basis as basis_b, concat_ws(' ', a.note, b.note) as note,
        a.source_id || ' | ' || b.source_id as source_id, a.locator || ' | ' || b.locator as locator
    from basis a
    join basis b on a.subject = b.subject and a.unit = b.unit and a.claim_id < b.claim_id
),
filled_in as (select sum(respondents) as people from partner_domain)
select 'tegenspraak' as rule, topic, subject,
    if(subject like 'Enquête%', [words_a, words_b, 'ingevuld'], [words_a, words_b]) as names,
    if(subject like 'Enquête%', [stated_a::double, stated_b::double, people::double], [stated_a::double, stated_b::double]) as amounts,
    unit, note, source_id, locator
from pair, filled_in
where stated_a <> stated_b or words_a <> words_b
union all
select 'grondslag', topic, subject, [basis_a || ' boven', basis_b || ' boven'], [stated_a::double, stated_b::double],
    unit, note, source_id, locator
from pair
where stated_a = stated_b and basis_a <> basis_b
order by subject
