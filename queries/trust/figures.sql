-- Welke gepubliceerde cijfers heeft de database, elk met waarde, eenheid, bron en plaats?
-- Eigen cijfers staan er niet bij: die zijn niet gepubliceerd.
-- Zonder parameters: er is één antwoord, dat onthouden wordt; zoekwoorden zijn vrij en worden er later uit gekozen.
-- parameters:
-- `kind` is gedrukt, afgeleid of onbekend; bij afgeleid zegt `inferred` of dat de waarde is, of het jaar waarbij ze staat.
-- `about` is more that one may search for: the subject, the question that was asked, what an applicant is.
-- columns: table_name, description, value, unit, hedge, kind, inferred, wording, note, source_id, source, locator, about
with topics(table_name, position, topic) as (
    values
        ('cluster_allocation', 1, 'Versterkingsgelden per cluster'),
        ('applicant_allocation', 2, 'Versterkingsgelden per aanvrager'),
        ('yearly_total', 3, 'Versterkingsgelden per jaar'),
        ('programme_budget', 4, 'Actieplan, geld'),
        ('programme_reach', 5, 'Actieplan, bereik'),
        ('programme_training', 6, 'Actieplan, trainingen'),
        ('programme_project', 7, 'Actieplan, projecten'),
        ('programme_output', 8, 'Actieplan, losse aantallen'),
        ('quickscan_count', 9, 'quickscan'),
        ('partner_domain', 10, 'respondenten in Arnhem'),
        ('contact_share', 11, 'contact in Arnhem'),
        ('capability_share', 12, 'stellingen in Arnhem'),
        ('case_count', 13, 'casussen in Arnhem'),
        ('case_action', 14, 'acties in Arnhem'),
        ('published_total', 15, 'gedrukte totalen'),
        ('claim', 16, 'beweringen')
),
figures as (
    select 'cluster_allocation' as table_name,
        format('Toegekend in {}, cluster {}: {}', a.year, a.letter, l.name) as description,
        a.amount_eur::double as value, 'EUR' as unit, null::varchar as hedge, a.value_kind, 'gedrukt' as year_kind,
        null::varchar as wording, null::varchar as note, a.source_id, a.locator, c.name as about
    from cluster_allocation a join cluster_letter l using (year, letter) join cluster c using (cluster_id)
    where a.source_id not like 'eigen\_%' escape '\'
    union all
    select 'cluster_allocation', format('Activiteiten in {}, cluster {}: {}', a.year, a.letter, l.name),
        a.activities, 'activiteiten', null, a.value_kind, 'gedrukt', null, null, a.source_id, a.locator, c.name
    from cluster_allocation a join cluster_letter l using (year, letter) join cluster c using (cluster_id)
    where a.source_id not like 'eigen\_%' escape '\'
    union all
    select 'applicant_allocation', format('Toegekend voor {}: {}', a.year, p.name),
        a.amount_eur, 'EUR', null, a.value_kind, a.year_kind, a.wording, a.note, a.source_id, a.locator, concat_ws(' ', p.kind, p.province, p.note)
    from applicant_allocation a join applicant p using (applicant_id)
    where a.source_id not like 'eigen\_%' escape '\'
    union all
    select 'yearly_total', format('Versterkingsgelden {}, {}: {}', year, round, measure),
        amount_eur, 'EUR', nullif(relation, 'gelijk'), value_kind, 'gedrukt', wording, note, source_id, locator, null
    from yearly_total
    union all
    select 'programme_budget',
        format('Actieplan, {} in {}: {}', replace(stage, 'reallocatie', 'ander doel'), year, line)
            || case when parent_line is null then '' else format(' (onder {})', parent_line) end,
        amount_mln_eur, 'mln EUR', null, value_kind, year_kind, wording, note, source_id, locator,
        case stage when 'begroot' then 'budget' end
    from programme_budget
    union all
    select 'programme_reach', format('Actieplan, bereik {}: {}', period, audience),
        participants, 'deelnemers', null, value_kind, 'gedrukt', null, null, source_id, locator, null
    from programme_reach
    union all
    select 'programme_training', format('Actieplan, trainingen: {}', training),
        trainings, 'trainingen', null, value_kind, 'gedrukt', null, null, source_id, locator, null
    from programme_training
    union all
    select 'programme_training', format('Actieplan, deelnemers aan trainingen: {}', training),
        participants, 'deelnemers', null, value_kind, 'gedrukt', null, null, source_id, locator, null
    from programme_training
    union all
    select 'programme_project', format('Actieplan, projecten: {}', kind), projects, 'projecten', null,
        value_kind, 'gedrukt', null, note, source_id, locator, null
    from programme_project
    union all
    select 'programme_output', format('Actieplan, {}', label), value, unit, nullif(relation, 'gelijk'),
        value_kind, 'gedrukt', wording, note, source_id, locator, null
    from programme_output
    union all
    select 'quickscan_count', format('Quickscan, {}, {}: {}', replace(i.theme, '_', ' '), c.state, i.label),
        c.municipalities, format('van de {} gemeenten', c.base_n), null, c.value_kind, 'gedrukt', c.wording, c.note,
        c.source_id, c.locator, i.question
    from quickscan_count c join quickscan_item i using (item_id)
    union all
    select 'partner_domain', format('Respondenten in Arnhem: {}', name), respondents, 'personen', null,
        value_kind, 'gedrukt', null, null, source_id, locator, null
    from partner_domain
    union all
    select 'contact_share', format('Minstens jaarlijks contact: {} met {}', f.name, lower(t.name)),
        s.share_pct, '%', case when s.approximate then 'ongeveer' end, s.value_kind, 'gedrukt', s.wording,
        coalesce(s.note, s.wording), s.source_id, s.locator, null
    from contact_share s
    join partner_domain f on f.domain_id = s.from_domain
    join partner_domain t on t.domain_id = s.to_domain
    union all
    select 'capability_share', format('Stelling ‘{}’: {}', s.statement, d.name),
        s.share_pct, '%', case when s.approximate then 'ongeveer' end, s.value_kind, 'gedrukt', s.wording,
        coalesce(s.note, s.wording), s.source_id, s.locator, null
    from capability_share s join partner_domain d using (domain_id)
    union all
    select 'case_count', format('Casussen uit {}, {}', replace(cohort, 't/m', 'de jaren t/m'), status),
        cases, 'casussen', null, value_kind, 'gedrukt', null, note, source_id, locator, null
    from case_count
    union all
    select 'case_action', format('Acties: {}', actor), actions, 'acties', null, value_kind, 'gedrukt', null, note, source_id, locator, null
    from case_action
    union all
    select 'published_total', format('Gedrukt totaal, {}: {}', coalesce(t.topic, p.topic), replace(p.period, '/', ', ')),
        p.value, p.unit, null, p.value_kind, 'gedrukt', null, p.note, p.source_id, p.locator, null
    from published_total p left join topics t on t.table_name = p.topic
    union all
    select 'claim', format('Bewering: {}', text), stated, unit, nullif(relation, 'gelijk'), value_kind, 'gedrukt', text, note,
        source_id, locator, null
    from claim
)
select
    f.table_name,
    f.description,
    f.value,
    f.unit,
    f.hedge,
    case when f.value_kind = 'gedrukt' and f.year_kind = 'afgeleid' then 'afgeleid' else f.value_kind end as kind,
    case when f.value_kind = 'afgeleid' then 'waarde' when f.value_kind = 'gedrukt' and f.year_kind = 'afgeleid' then 'jaar'
        end as inferred,
    f.wording,
    f.note,
    f.source_id,
    s.title as source,
    f.locator,
    concat_ws(' ', t.topic, f.about) as about
from figures f
join source s using (source_id)
join topics t using (table_name)
order by t.position, f.description
