-- Wat zeggen de tabellen van de enquête in Arnhem bij elke bewering daarover?
-- Bij een gedrukt percentage: het percentage met een heel aantal mensen dat er het dichtst bij ligt. Alle respondenten van
-- het domein als dat past; anders elke kleinere basis, want wie 'weet niet' zei of een vraag oversloeg telt niet mee.
-- Gewogen: het gemiddelde van de vijf domeinen naar respondenten, leeg als er een ontbreekt.
-- parameters:
-- columns: claim_id, computed
with printed as (
    select unnest([
        {'claim_id': 'uu_44_pct_scholen_gemeente', 'domain_id': 'onderwijs'},
        {'claim_id': 'uu_18_pct_scholen_politie', 'domain_id': 'onderwijs'},
        {'claim_id': 'uu_56_pct_welzijn_gemeente', 'domain_id': 'welzijn'},
        {'claim_id': 'uu_48_pct_welzijn_politie', 'domain_id': 'welzijn'},
        {'claim_id': 'uu_85_pct_gemeente_herkennen', 'domain_id': 'gemeente'},
        {'claim_id': 'uu_90_pct_veiligheid_herkennen', 'domain_id': 'veiligheid'},
        {'claim_id': 'uu_81_pct_veiligheid_ondersteund', 'domain_id': 'veiligheid'},
        {'claim_id': 'uu_82_pct_maatschappelijk_collegas', 'domain_id': 'maatschappelijk'},
        {'claim_id': 'uu_85_pct_gemeente_menskracht', 'domain_id': 'gemeente'},
        {'claim_id': 'uu_60_pct_maatschappelijk_menskracht', 'domain_id': 'maatschappelijk'},
        {'claim_id': 'uu_45_pct_welzijn_menskracht', 'domain_id': 'welzijn'},
        {'claim_id': 'uu_35_pct_veiligheid_menskracht', 'domain_id': 'veiligheid'},
        {'claim_id': 'uu_64_pct_veiligheid_ondersteund', 'domain_id': 'veiligheid'}
    ], recursive := true)
),
fractions as (
    select p.claim_id, c.stated, c.tolerance, d.respondents, m.base_n, unnest(range(m.base_n + 1)) as people
    from printed p
    join partner_domain d using (domain_id)
    join claim c using (claim_id)
    cross join lateral (select unnest(range(1, d.respondents + 1)) as base_n) m
),
whole_people as (
    select claim_id, 100.0 * people / base_n as computed
    from fractions
    qualify row_number() over (
        partition by claim_id
        order by
            base_n = respondents and abs(100.0 * people / base_n - stated) <= tolerance desc,
            abs(100.0 * people / base_n - stated),
            base_n desc
    ) = 1
),
respondent as (
    select sum(respondents) as everyone, sum(respondents) filter (where domain_id = 'onderwijs') as schools
    from partner_domain
),
contact as (
    select
        max(share_pct) filter (where from_domain = 'onderwijs' and to_domain = 'gemeente') as school_municipality,
        max(share_pct) filter (where from_domain = 'onderwijs' and to_domain = 'veiligheid') as school_security,
        max(share_pct) filter (where from_domain = 'veiligheid' and to_domain = 'onderwijs') as security_school
    from contact_share
),
weighted as (
    select statement,
        case when count(*) = count(share_pct) then sum(share_pct * respondents) / sum(respondents) end as mean_pct
    from capability_share
    join partner_domain using (domain_id)
    group by statement
),
mean as (
    select
        max(mean_pct) filter (where statement = 'Ondersteund door partners om te herkennen') as supported_recognise,
        max(mean_pct) filter (where statement = 'Ondersteund door partners om te handelen') as supported_act,
        max(mean_pct) filter (where statement = 'Te bespreken met collega''s in de eigen organisatie') as colleagues,
        max(mean_pct) filter (where statement = 'Te bespreken met de doelgroep') as clients
    from weighted
),
capability as (
    select
        min(share_pct) filter (
            where statement = 'Voldoende vaardigheden om signalen te herkennen' and domain_id <> 'onderwijs'
        ) as least_skilled,
        min(share_pct) filter (where statement = 'Voldoende kennis en kunde om te handelen') as least_able,
        max(share_pct) filter (
            where statement = 'Voldoende kennis en kunde om te handelen' and domain_id = 'onderwijs'
        ) as able_schools,
        max(share_pct) filter (
            where statement = 'Voldoende vaardigheden om signalen te herkennen' and domain_id = 'onderwijs'
        ) as skilled_schools,
        max(share_pct) filter (
            where statement = 'Voldoende menskracht om te handelen' and domain_id = 'onderwijs'
        ) as manned_schools
    from capability_share
),
gap as (
    select min(k.share_pct - m.share_pct) as smallest
    from capability_share k
    join capability_share m using (domain_id)
    where k.statement = 'Voldoende kennis en kunde om te handelen' and m.statement = 'Voldoende menskracht om te handelen'
)
select claim_id, computed::double as computed
from (
    select unnest([
        {'claim_id': 'uu_66_ingevuld', 'computed': everyone::double},
        {'claim_id': 'uu_tien_scholen', 'computed': schools},
        {'claim_id': 'uu_een_op_vijf_scholen', 'computed': school_security},
        {'claim_id': 'uu_helft_politie_scholen', 'computed': security_school},
        {'claim_id': 'uu_meerderheid_scholen_beperkt', 'computed': 100 - school_municipality},
        {'claim_id': 'uu_merendeel_vaardigheden', 'computed': least_skilled},
        {'claim_id': 'uu_meerderheid_ondersteund_herkennen', 'computed': supported_recognise},
        {'claim_id': 'uu_overgrote_merendeel_collegas', 'computed': colleagues},
        {'claim_id': 'uu_doelgroep_lastiger', 'computed': colleagues - clients},
        {'claim_id': 'uu_meerderheid_kennis_handelen', 'computed': least_able},
        {'claim_id': 'uu_menskracht_lager', 'computed': smallest},
        {'claim_id': 'uu_helft_scholen_mist_kennis', 'computed': 100 - able_schools},
        {'claim_id': 'uu_helft_scholen_mist_herkennen', 'computed': 100 - skilled_schools},
        {'claim_id': 'uu_een_derde_scholen_menskracht', 'computed': manned_schools},
        {'claim_id': 'uu_minderheid_ondersteund_handelen', 'computed': supported_act}
    ], recursive := true)
    from respondent, contact, mean, capability, gap
)
union all
select claim_id, computed from whole_people
