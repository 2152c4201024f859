-- Welke bedragen zijn gecorrigeerd, niet leesbaar of niet bekend?
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
with budget as (
    select *, replace(stage, 'reallocatie', 'ander doel') || ', ' || coalesce(parent_line || ', ', '') || line || ', ' || year as subject
    from programme_budget
)
select 'gecorrigeerd' as rule, 'actieplan' as topic, subject, ['gedrukt', 'gelezen als'] as names,
    [printed_mln_eur::double, amount_mln_eur::double] as amounts, 'mln EUR' as unit, note, source_id, locator
from budget
where amount_mln_eur <> printed_mln_eur
union all
select 'onleesbaar', 'actieplan', subject, ['gelezen als'], [amount_mln_eur::double], 'mln EUR', note, source_id, locator
from budget
where amount_mln_eur is not null and printed_mln_eur is null
union all
select 'onbekend', 'actieplan', subject, ['bedrag'], [null::double], 'mln EUR', note, source_id, locator
from budget
where amount_mln_eur is null
union all
select 'onbekend', 'geld', 'toegekend per aanvrager, ' || year,
    ['aanvragers zonder bedrag', 'aanvragers in totaal'], [(count(*) - count(amount_eur))::double, count(*)::double], null,
    string_agg(distinct note, '; ') filter (where amount_eur is null),
    any_value(source_id), string_agg(distinct locator, '; ') filter (where amount_eur is null)
from applicant_allocation
where source_id not like 'eigen\_%' escape '\'
group by year
having count(*) > count(amount_eur)
order by subject
