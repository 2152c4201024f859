-- Welke gepubliceerde cijfers heeft de database, elk met waarde, eenheid, bron en plaats?
-- Zonder parameters: er is één antwoord, dat onthouden wordt; zoekwoorden zijn vrij en worden er later uit gekozen.
-- parameters:
-- columns: table_name, description, value, unit, hedge, note, source_id, source, locator
with topics(table_name, position, topic) as (
    values
        ('cluster_allocation', 1, 'Versterkingsgelden per cluster'),
        ('applicant_allocation', 2, 'Versterkingsgelden per aanvrager'),
        ('programme_budget', 3, 'Actieplan, geld'),
        ('programme_reach', 4, 'Actieplan, bereik'),
        ('programme_training', 5, 'Actieplan, trainingen'),
        ('programme_project', 6, 'Actieplan, projecten'),
        ('quickscan_count', 7, 'quickscan'),
        ('partner_domain', 8, 'respondenten in Arnhem'),
        ('contact_share', 9, 'contact in Arnhem'),
        ('capability_share', 10, 'stellingen in Arnhem'),
        ('case_count', 11, 'casussen in Arnhem'),
        ('case_action', 12, 'acties in Arnhem'),
        ('published_total', 13, 'gedrukte totalen'),
        ('claim', 14, 'beweringen')
),
figures as (
    select 'cluster_allocation' as table_name,
        format('Toegekend in {}, cluster {}: {}', a.year, a.letter, l.name) as description,
        a.amount_eur::double as value, 'EUR' as unit, null::varchar as hedge, null::varchar as note, a.source_id, a.locator
    from cluster_allocation a join cluster_letter l using (year, letter)
    union all
    select 'cluster_allocation', format('Activiteiten in {}, cluster {}: {}', a.year, a.letter, l.name),
        a.activities, 'activiteiten', null, null, a.source_id, a.locator
    from cluster_allocation a join cluster_letter l using (year, letter)
    union all
    select 'applicant_allocation', format('Toegekend voor {}: {}', a.year, p.name),
        a.amount_eur, 'EUR', null, a.note, a.source_id, a.locator
    from applicant_allocation a join applicant p using (applicant_id)
    union all
    select 'programme_budget',
        format('Actieplan, {} in {}: {}', stage, year, line)
            || case when parent_line is null then '' else format(' (onder {})', parent_line) end,
        amount_mln_eur, 'mln EUR', null, note, source_id, locator
    from programme_budget
    union all
    select 'programme_reach', format('Actieplan, bereik {}: {}', period, audience),
        participants, 'deelnemers', null, null, source_id, locator
    from programme_reach
    union all
    select 'programme_training', format('Actieplan, trainingen: {}', training),
        trainings, 'trainingen', null, null, source_id, locator
    from programme_training
    union all
    select 'programme_training', format('Actieplan, deelnemers aan trainingen: {}', training),
        participants, 'deelnemers', null, null, source_id, locator
    from programme_training
    union all
    select 'programme_project', format('Actieplan, projecten: {}', kind), projects, 'projecten', null, note, source_id, locator
    from programme_project
    union all
    select 'quickscan_count', format('Quickscan, {}, {}: {}', replace(i.theme, '_', ' '), c.state, i.label),
        c.municipalities, format('van de {} gemeenten', c.base_n), null, c.note, c.source_id, c.locator
    from quickscan_count c join quickscan_item i using (item_id)
    union all
    select 'partner_domain', format('Respondenten in Arnhem: {}', name), respondents, 'personen', null, null, source_id, locator
    from partner_domain
    union all
    select 'contact_share', format('Ten minste jaarlijks contact: {} met {}', f.name, lower(t.name)),
        s.share_pct, '%', case when s.approximate then 'ongeveer' end, coalesce(s.note, s.wording), s.source_id, s.locator
    from contact_share s
    join partner_domain f on f.domain_id = s.from_domain
    join partner_domain t on t.domain_id = s.to_domain
    union all
    select 'capability_share', format('Stelling ‘{}’: {}', s.statement, d.name),
        s.share_pct, '%', case when s.approximate then 'ongeveer' end, coalesce(s.note, s.wording), s.source_id, s.locator
    from capability_share s join partner_domain d using (domain_id)
    union all
    select 'case_count', format('Casussen uit {}, {}', replace(cohort, 't/m', 'de jaren t/m'), status),
        cases, 'casussen', null, note, source_id, locator
    from case_count
    union all
    select 'case_action', format('Acties: {}', actor), actions, 'acties', null, note, source_id, locator
    from case_action
    union all
    select 'published_total', format('Gedrukt totaal, {}: {}', coalesce(t.topic, p.topic), replace(p.period, '/', ', ')),
        p.value, p.unit, null, p.note, p.source_id, p.locator
    from published_total p left join topics t on t.table_name = p.topic
    union all
    select 'claim', format('Bewering: {}', text), stated, unit, nullif(relation, 'gelijk'), note, source_id, locator
    from claim
)
select f.table_name, f.description, f.value, f.unit, f.hedge, f.note, f.source_id, s.title as source, f.locator
from figures f
join source s using (source_id)
join topics t using (table_name)
order by t.position, f.description
