-- Wat zeggen de tellingen van de quickscan bij elke bewering daarover?
-- parameters:
-- columns: claim_id, computed
with counted as (
    select c.item_id, i.theme, i.exclusive_group, c.state, c.municipalities, c.base_n
    from quickscan_count c
    join quickscan_item i using (item_id)
),
matched as (
    select
        case when min(base_n) = max(base_n) then max(base_n) end as base_n,
        max(municipalities) filter (where theme = 'kwestie') as most_named,
        max(municipalities) filter (where item_id = 'kwestie_radicalisering') as radicalisation,
        max(municipalities) filter (where item_id = 'capaciteit_oov') as security_officer,
        max(municipalities) filter (where item_id = 'capaciteit_contact_structureel') as structural,
        max(municipalities) filter (where item_id = 'capaciteit_contact_incidenteel') as incidental,
        max(municipalities) filter (where exclusive_group = 'meldpunt') as largest_reporting,
        max(municipalities) filter (where theme = 'kennis' and state = 'voltooid') as most_built,
        min(municipalities) filter (where theme = 'kennis' and state = 'voltooid') as least_built,
        max(municipalities) filter (where theme = 'kennis' and state = 'gewenst') as most_wanted,
        max(municipalities) filter (where item_id = 'beleid_in_ontwikkeling') as policy_coming,
        max(municipalities) filter (where theme = 'behoefte_gemeente') as most_needed,
        max(municipalities) filter (
            where item_id in ('behoefte_gemeente_communicatie', 'behoefte_gemeente_draaiboek')
        ) as less_needed,
        max(municipalities) filter (where theme = 'behoefte_maatschappelijk') as most_needed_society
    from counted
)
select claim_id, computed::double as computed
from (
    select unnest([
        {'claim_id': 'ess_49_gemeenten', 'computed': base_n},
        {'claim_id': 'ess_meest_radicalisering', 'computed': most_named},
        {'claim_id': 'ess_vrijwel_alle_radicalisering', 'computed': radicalisation},
        {'claim_id': 'ess_alle_oov', 'computed': security_officer},
        {'claim_id': 'ess_vaker_incidenteel', 'computed': incidental - structural},
        {'claim_id': 'ess_grootste_groep_meldpunt_intern', 'computed': largest_reporting},
        {'claim_id': 'ess_kennis_ambtenaren_politie', 'computed': most_built},
        {'claim_id': 'ess_onderwijs_behoefte_grootst', 'computed': most_wanted},
        {'claim_id': 'ess_onderwijs_minst_opgebouwd', 'computed': least_built},
        {'claim_id': 'ess_eerder_25_beleid', 'computed': policy_coming},
        {'claim_id': 'ess_uitwisseling_vaakst', 'computed': most_needed},
        {'claim_id': 'ess_mindere_mate_communicatie', 'computed': less_needed},
        {'claim_id': 'ess_bewustwording_vaakst', 'computed': most_needed_society}
    ], recursive := true)
    from matched
)
