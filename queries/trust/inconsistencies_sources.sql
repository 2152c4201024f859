-- Waar verschillen twee bronnen, of tekst en tabel, over hetzelfde bedrag?
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
with applicants as (
    select year, sum(amount_eur) as amount_eur, string_agg(distinct note, ' ') as note,
        any_value(source_id) as source_id, any_value(locator) as locator
    from applicant_allocation
    where source_id not like 'eigen\_%' escape '\'
    group by year
),
printed as (
    select t.value, t.source_id, t.locator, a.*
    from published_total t
    join applicants a on t.period = a.year::varchar
    where t.topic = 'cluster_allocation' and t.measure = 'amount_eur' and t.value <> a.amount_eur
),
track as (
    select claim_id, if(unit = 'EUR', stated / 1e6, stated) as stated, source_id, locator, note
    from claim
    where claim_id in ('bzk_lokaal_spoor', 'bzk_nationaal_spoor', 'bzk_internationaal_spoor')
),
tracks as (
    select list(regexp_extract(claim_id, '_(\w+)_', 1) || ' spoor' order by stated desc) as names,
        list(stated order by stated desc) as amounts, sum(stated) as together,
        string_agg(source_id, ' | ' order by stated desc) as source_id,
        string_agg(locator, ' | ' order by stated desc) as locator,
        (select note from claim where claim_id = 'bzk_nationaal_spoor_strikt') as note
    from track
)
select 'bronnen' as rule, 'geld' as topic, 'Toegekend in ' || year as subject,
    ['bedragen per aanvrager', 'totaal van de clusters', 'verschil'] as names,
    [amount_eur::double, value::double, (amount_eur - value)::double] as amounts, 'EUR' as unit, note,
    source_id || ' | ' || source_id_1 as source_id, locator || ' | ' || locator_1 as locator
from printed
union all
select 'bronnen', 'actieplan', 'Uitgaven per spoor en in totaal',
    list_concat(names, ['samen', 'betaald in totaal']), list_concat(amounts, [together::double, t.value::double]), 'mln EUR',
    k.note, k.source_id || ' | ' || t.source_id, k.locator || ' | ' || t.locator
from tracks k
join published_total t on t.topic = 'programme_budget' and t.period = 'betaald/totaal'
where k.together <> t.value
order by subject
