-- Tellen de onderdelen in de tabellen op tot de totalen die de bronnen drukken?
-- as_printed: de som met de bedragen zoals gedrukt; recomputed: met de gecorrigeerde bedragen, leeg als een onderdeel ontbreekt.
-- Bedragen zijn afgerond: een verschil van hoogstens de laatste gedrukte decimaal past daarbij. Aantallen zijn dat niet.
-- parameters:
-- columns: topic, table_name, label, measure, unit, parts, as_printed, recomputed, printed, difference, outcome, note, source_id, locator
with budget as (select *, year::varchar as year_text from programme_budget),
parts as (
    select 'cluster_allocation' as topic, year::varchar as period, 'activities' as measure,
        activities::decimal(16, 2) as amount, activities::decimal(16, 2) as printed, null::varchar as note
    from cluster_allocation
    union all
    select 'cluster_allocation', year::varchar, 'amount_eur', amount_eur, amount_eur, null from cluster_allocation
    union all
    select 'applicant_allocation', year::varchar, 'amount_eur', amount_eur, amount_eur, null from applicant_allocation
    union all -- hoofdregels: per jaar, per regel en samen
    select 'programme_budget', unnest([stage || '/' || year_text, stage || '/' || line, stage || '/totaal']),
        'amount_mln_eur', amount_mln_eur, printed_mln_eur, note
    from budget
    where parent_line is null
    union all -- te besteden: begroot min ander doel
    select 'programme_budget', unnest(['te besteden/' || year_text, 'te besteden/totaal']), 'amount_mln_eur',
        if(stage = 'begroot', amount_mln_eur, -amount_mln_eur), if(stage = 'begroot', printed_mln_eur, -printed_mln_eur), note
    from budget
    where parent_line is null and stage in ('begroot', 'reallocatie')
    union all -- detailregels onder hun hoofdregel
    select 'programme_budget', stage || '/' || parent_line || '/' || year_text, 'amount_mln_eur',
        amount_mln_eur, printed_mln_eur, note
    from budget
    where parent_line is not null
    union all
    select 'programme_reach', period, 'participants', participants, participants, null from programme_reach
    union all
    select 'programme_training', 'totaal', 'trainings', trainings, trainings, null from programme_training
    union all
    select 'programme_training', 'totaal', 'participants', participants, participants, null from programme_training
    union all
    select 'programme_project', 'totaal', 'projects', projects, projects, null from programme_project
    union all
    select 'partner_domain', 'totaal', 'respondents', respondents, respondents, null from partner_domain
    union all
    select 'case_count', 'status/' || status, 'cases', cases, cases, null from case_count
    union all -- wie is aangemeld, loopt nog of is afgesloten
    select 'case_count', 'cohort/' || cohort, 'cases', cases, cases, null from case_count
    where status in ('lopend', 'afgesloten')
    union all
    select 'case_action', 'totaal', 'actions', actions, actions, null from case_action
),
sums as (
    select topic, period, measure, count(*) as parts, sum(printed) as as_printed,
        case when count(*) = count(amount) then sum(amount) end as recomputed,
        string_agg(distinct note, ' ') filter (where amount <> printed) as correction
    from parts
    group by topic, period, measure
)
select
    case
        when t.topic like 'programme%' then 'actieplan'
        when t.topic like '%allocation' then 'geld'
        else 'netwerk'
    end as topic,
    t.topic as table_name,
    regexp_replace(regexp_replace(replace(t.period, 'reallocatie', 'ander doel'), '^([a-z ]{3,})/', '\1: '), '/(\d{4})$', ', \1') as label,
    t.measure,
    t.unit,
    coalesce(s.parts, 0) as parts,
    s.as_printed,
    s.recomputed,
    t.value as printed,
    s.recomputed - t.value as difference,
    case
        when s.recomputed is null then 'niet op te tellen'
        when abs(s.recomputed - t.value) > case t.unit when 'EUR' then 1 when 'mln EUR' then 0.01 else 0 end then 'sluit niet'
        when s.recomputed <> t.value then 'sluit op afronding na'
        when s.as_printed <> t.value then 'sluit na correctie'
        else 'sluit'
    end as outcome,
    coalesce(t.note, s.correction) as note,
    t.source_id,
    t.locator
from published_total t
left join sums s using (topic, period, measure)
order by topic, table_name, t.source_id, t.period
