-- Wat zeggen de tabellen over casussen en acties in Arnhem bij elke bewering daarover?
-- Van wie gedetineerd of uitgereisd is, kent de bron alleen het totaal; dat staat bij de gedrukte totalen.
-- parameters:
-- columns: claim_id, computed
with cases as (
    select
        sum(cases) filter (where status = 'aangemeld') as reported,
        sum(cases) filter (where status = 'lopend') as open,
        sum(cases) filter (where status = 'afgesloten') as closed
    from case_count
),
printed as (
    select
        max(value) filter (where period = 'status/gedetineerd') as detained,
        max(value) filter (where period = 'status/uitgereisd') as left_country
    from published_total
    where topic = 'case_count'
),
action as (
    select
        sum(actions) as actions,
        sum(actions) filter (where actor like 'Gemeente%') as local,
        sum(actions) filter (where actor like 'Politie%') as security
    from case_action
)
select claim_id, computed::double as computed
from (
    select unnest([
        {'claim_id': 'uu_588_acties', 'computed': actions::double},
        {'claim_id': 'uu_twee_derde_acties', 'computed': 100.0 * local / actions},
        {'claim_id': 'uu_een_derde_acties', 'computed': 100.0 * security / actions},
        {'claim_id': 'uu_sinds_2016_69', 'computed': reported},
        {'claim_id': 'uu_33_afgesloten', 'computed': closed},
        {'claim_id': 'uu_zeven_gedetineerd', 'computed': detained},
        {'claim_id': 'uu_tien_uitgereisd', 'computed': left_country},
        {'claim_id': 'uu_negentien_zorgelijk', 'computed': open - detained - left_country}
    ], recursive := true)
    from cases, printed, action
)
