-- Wat zeggen de tabellen over het Actieplan 2007–2011 bij elke bewering daarover?
-- parameters:
-- columns: claim_id, computed
with budget as (
    select
        sum(amount_mln_eur) filter (where stage = 'begroot') as budgeted,
        sum(amount_mln_eur) filter (where stage = 'betaald' and parent_line is null) as paid,
        sum(amount_mln_eur) filter (where stage = 'betaald' and line = 'Aanpak risicogebieden') as local_paid,
        sum(amount_mln_eur) filter (where stage = 'betaald' and line = 'Samenwerking internationaal') as abroad_paid,
        min(year) filter (where stage = 'begroot') as first_year
    from programme_budget
),
yearly as (
    select year,
        sum(amount_mln_eur) filter (where stage = 'begroot') as budgeted,
        sum(amount_mln_eur) filter (where stage = 'betaald') as paid
    from programme_budget
    where parent_line is null
    group by year
),
later as (
    select
        sum(y.paid) filter (where y.year between try_cast(left(c.period, 4) as int) and try_cast(right(c.period, 4) as int)) as middle_paid,
        (select count(*) from yearly, budget where year > first_year and yearly.paid < yearly.budgeted) as underspent_years,
        (select yearly.budgeted from yearly, budget where year = first_year) as first_budget
    from yearly y, claim c
    where c.claim_id = 'bzk_middelste_jaren'
),
training as (
    select
        sum(participants) as participants,
        sum(trainings) filter (where training like 'Gastlessen%') as guest_lessons,
        sum(trainings) filter (where training not like 'Gastlessen%') as other_trainings
    from programme_training
),
reach as (
    select
        sum(participants) filter (where period = (select max(period) from programme_reach)) as later,
        sum(participants) filter (where period = (select min(period) from programme_reach)) as earlier
    from programme_reach
),
project as (
    select
        sum(projects) as projects,
        sum(projects) filter (where kind like 'Decentralisatie%') as municipal,
        sum(projects) filter (where kind like 'Subsidies%') as subsidies
    from programme_project
)
select claim_id, computed::double as computed
from (
    select unnest([
        {'claim_id': 'bzk_lokaal_spoor', 'computed': local_paid::double},
        {'claim_id': 'bzk_nationaal_spoor', 'computed': paid - local_paid},
        {'claim_id': 'bzk_nationaal_spoor_strikt', 'computed': paid - local_paid - abroad_paid},
        {'claim_id': 'bzk_internationaal_spoor', 'computed': abroad_paid * 1e6},
        {'claim_id': 'bzk_begroot_totaal', 'computed': budgeted},
        {'claim_id': 'bzk_uitgegeven_totaal', 'computed': paid},
        {'claim_id': 'bzk_uitgegeven_aandeel', 'computed': 100 * paid / budgeted},
        {'claim_id': 'bzk_eerste_jaar_bedrag', 'computed': first_budget},
        {'claim_id': 'bzk_eerste_jaar_jaartal', 'computed': first_year},
        {'claim_id': 'bzk_middelste_jaren', 'computed': 100 * middle_paid / paid},
        {'claim_id': 'bzk_latere_jaren', 'computed': underspent_years},
        {'claim_id': 'bzk_professionals_bereikt', 'computed': participants},
        {'claim_id': 'bzk_trainingen', 'computed': other_trainings},
        {'claim_id': 'bzk_gastlessen', 'computed': guest_lessons},
        {'claim_id': 'bzk_verviervoudiging', 'computed': later / earlier},
        {'claim_id': 'bzk_projecten', 'computed': projects},
        {'claim_id': 'bzk_projecten_gemeenten', 'computed': municipal},
        {'claim_id': 'bzk_projecten_subsidies', 'computed': subsidies}
    ], recursive := true)
    from budget, later, training, reach, project
)
