-- Hoeveel is er per ronde aangevraagd, naast wat er beschikbaar was?
-- Wat de bron niet zelf noemt, is afgeleid: `applied_kind` en `excess_kind` zeggen dat, en `note` zegt hoe.
-- available_eur is wat in die ronde te verdelen was: wat apart is gehouden, is eraf.
-- parameters:
-- columns: year, round, available_eur, available_kind, applied_eur, applied_relation, applied_kind, excess_eur, excess_relation, excess_kind, note, source_id, locator
with rounds as (
    select
        year,
        round,
        max(amount_eur) filter (where measure = 'beschikbaar') as announced_eur,
        coalesce(max(amount_eur) filter (where measure = 'apart gehouden'), 0) as kept_eur,
        max(amount_eur) filter (where measure = 'aangevraagd') as applied_eur,
        max(relation) filter (where measure = 'aangevraagd') as applied_relation,
        max(amount_eur) filter (where measure = 'meer aangevraagd') as excess_eur,
        max(relation) filter (where measure = 'meer aangevraagd') as excess_relation,
        string_agg(distinct source_id, ' | ' order by source_id) filter (where amount_eur is not null) as source_id,
        string_agg(distinct locator, ' | ' order by locator) filter (where amount_eur is not null) as locator
    from yearly_total
    group by year, round
),
shares as (select *, announced_eur - kept_eur as available_eur from rounds)
select
    year,
    round,
    available_eur::double as available_eur,
    case when available_eur is null then 'onbekend' when kept_eur > 0 then 'afgeleid' else 'gedrukt' end as available_kind,
    coalesce(applied_eur, available_eur + excess_eur)::double as applied_eur,
    coalesce(applied_relation, case when available_eur is not null then excess_relation end) as applied_relation,
    case
        when applied_eur is not null then 'gedrukt'
        when available_eur + excess_eur is null then 'onbekend'
        else 'afgeleid'
    end as applied_kind,
    coalesce(excess_eur, applied_eur - available_eur)::double as excess_eur,
    coalesce(excess_relation, case when available_eur is not null then applied_relation end) as excess_relation,
    case
        when excess_eur is not null then 'gedrukt'
        when applied_eur - available_eur is null then 'onbekend'
        else 'afgeleid'
    end as excess_kind,
    nullif(concat_ws(
        ' ',
        case when kept_eur > 0 then 'Beschikbaar is hier zonder het bedrag dat apart is gehouden.' end,
        case when applied_eur is null and excess_eur is not null and round = 'hoofdronde' then
            'Aangevraagd is afgeleid: wat beschikbaar was plus wat er volgens de bron meer is aangevraagd dan toegekend. '
            || 'Dat klopt alleen als alles wat beschikbaar was ook is toegekend.' end,
        case when applied_eur is null and excess_eur is not null and round <> 'hoofdronde' then
            'Aangevraagd is afgeleid: wat beschikbaar was plus wat er volgens de bron meer is aangevraagd.' end,
        case when applied_eur is not null and excess_eur is null then
            'Het verschil is afgeleid: aangevraagd min beschikbaar.' end
    ), '') as note,
    source_id,
    locator
from shares
order by year, round desc
