-- Welk bedrag kent elk jaar van de Versterkingsgelden, en wat is dat bedrag: een som, een tabel, beschikbaar of aangevraagd?
-- Een jaar kan meer bedragen hebben. Ze zijn niet hetzelfde en horen niet in één lijn: `measure` houdt ze uit elkaar.
-- Alleen de gewone ronde; een extra ronde staat in money/applied_available. Eigen jaren hebben een eigen `measure`.
-- Wat is aangevraagd en niet zelf is gedrukt, is afgeleid zoals in money/applied_available.
-- parameters:
-- steps: money/grant_rounds
-- columns: year, measure, amount_eur, relation, value_kind, unknown_amounts, note, source_id, locator
with lists as (
    select
        year,
        if(any_value(source_id) like 'eigen\_%' escape '\', 'eigen lijst', 'som van een lijst') as measure,
        sum(amount_eur) as amount_eur,
        if(count(*) = count(amount_eur), 'gelijk', 'minstens') as relation,
        'afgeleid' as value_kind,
        count(*) - count(amount_eur) as unknown_amounts,
        case when count(*) > count(amount_eur) then 'Niet compleet: van een deel van de aanvragers is het bedrag niet bekend.'
            else max(note) end as note,
        any_value(source_id) as source_id,
        any_value(locator) filter (where amount_eur is not null) as locator
    from applicant_allocation
    group by year
    having count(amount_eur) > 0
),
own_clusters as (
    select year, 'eigen clusters' as measure, sum(amount_eur) as amount_eur, 'gelijk' as relation, 'afgeleid' as value_kind,
        0 as unknown_amounts, null::varchar as note, any_value(source_id) as source_id, 'Alle rijen van ' || year as locator
    from cluster_allocation
    where source_id like 'eigen\_%' escape '\'
    group by year
),
tables as (
    select period::bigint as year, 'Tabel S-1' as measure, value as amount_eur, 'gelijk' as relation, 'gedrukt' as value_kind,
        0 as unknown_amounts, note, source_id, locator
    from published_total
    where topic = 'cluster_allocation' and measure = 'amount_eur'
),
announced as (
    select year, measure, amount_eur, relation, value_kind, 0 as unknown_amounts, note, source_id, locator
    from yearly_total
    where round = 'hoofdronde' and measure in ('beschikbaar', 'aangevraagd')
),
inferred as (
    select year, 'aangevraagd' as measure, applied_eur as amount_eur, applied_relation as relation,
        applied_kind as value_kind, 0 as unknown_amounts, applied_note as note, source_id, locator
    from grant_rounds
    where round = 'hoofdronde' and applied_kind = 'afgeleid'
)
select
    year,
    measure,
    amount_eur::double as amount_eur,
    relation,
    value_kind,
    unknown_amounts::bigint as unknown_amounts,
    note,
    source_id,
    locator
from (from lists union all by name from own_clusters union all by name from tables union all by name from announced union all by name from inferred)
order by year, list_position(['som van een lijst', 'Tabel S-1', 'eigen lijst', 'eigen clusters', 'beschikbaar', 'aangevraagd'], measure)
