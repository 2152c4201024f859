-- Op hoeveel mensen kan elk gedrukt percentage uit de enquête slaan?
-- Wie 'weet niet' zei of de vraag oversloeg, telt niet mee: de basis kan elk aantal zijn tot en met alle respondenten.
-- `fit` is alle (past op alle respondenten), kleiner (alleen op een kleinere basis), afgekapt (alleen naar beneden afgerond)
-- of geen. `bases` zijn alle aantallen waarop het percentage past; `people_least` en `people_most` de aantallen die dat gaf.
-- parameters:
-- columns: about, from_domain, to_domain, step, statement, share_pct, respondents, fit, bases, people_least, people_most, source_id, locator
with share as (
    select 'contact' as about, from_domain, to_domain, null::varchar as step, null::varchar as statement, share_pct,
        from_domain as domain_id, source_id, locator
    from contact_share
    where share_pct is not null and not approximate
    union all
    select 'stelling', domain_id, null, step, statement, share_pct, domain_id, source_id, locator
    from capability_share
    where share_pct is not null and not approximate
),
fractions as (
    select s.*, d.respondents, m.base_n, unnest(range(m.base_n + 1)) as people
    from share s
    join partner_domain d using (domain_id)
    cross join lateral (select unnest(range(1, d.respondents + 1)) as base_n) m
),
fitting as (
    select *, round(100.0 * people / base_n) = share_pct as rounded, (100 * people) // base_n = share_pct as cut
    from fractions
),
shown as (
    select
        about, from_domain, to_domain, step, statement, share_pct, respondents, source_id, locator,
        case
            when bool_or(rounded and base_n = respondents) then 'alle'
            when bool_or(rounded) then 'kleiner'
            when bool_or(cut) then 'afgekapt'
            else 'geen'
        end as fit,
        list(distinct base_n order by base_n) filter (where rounded) as rounded_bases,
        list(distinct base_n order by base_n) filter (where cut) as cut_bases,
        min(people) filter (where rounded) as rounded_least,
        max(people) filter (where rounded) as rounded_most,
        min(people) filter (where cut) as cut_least,
        max(people) filter (where cut) as cut_most
    from fitting
    group by all
)
select
    about,
    from_domain,
    to_domain,
    step,
    statement,
    share_pct::double as share_pct,
    respondents,
    fit,
    case fit when 'afgekapt' then cut_bases when 'geen' then [] else rounded_bases end as bases,
    case when fit = 'afgekapt' then cut_least else rounded_least end as people_least,
    case when fit = 'afgekapt' then cut_most else rounded_most end as people_most,
    source_id,
    locator
from shown
order by about, from_domain, to_domain, step, statement
