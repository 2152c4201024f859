-- Wat was er per ronde beschikbaar en aangevraagd, gedrukt of afgeleid?
-- Wat de bron niet zelf noemt, is afgeleid: `applied_kind` en `excess_kind` zeggen dat, en `note` zegt hoe.
-- available_eur is wat in die ronde te verdelen was: wat apart is gehouden, is eraf.
-- parameters:
-- columns: year, round, available_eur, available_kind, applied_eur, applied_relation, applied_kind, excess_eur, excess_relation, excess_kind, available_note, applied_note, excess_note, source_id, locator
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
        list_sort(list_distinct(
            list({'source_id': source_id, 'locator': locator}) filter (where amount_eur is not null)
        )) as places
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
    case when kept_eur > 0 then 'Beschikbaar is hier zonder het bedrag dat apart is gehouden.' end as available_note,
    case
        when applied_eur is null and excess_eur is not null and round = 'hoofdronde' then
            'Aangevraagd is afgeleid: wat in die ronde beschikbaar was plus wat er volgens de bron meer is aangevraagd dan '
            || 'toegekend. Dat klopt alleen als alles wat beschikbaar was ook is toegekend.'
        when applied_eur is null and excess_eur is not null then
            'Aangevraagd is afgeleid: wat in die ronde beschikbaar was plus wat er volgens de bron meer is aangevraagd.'
    end as applied_note,
    case when applied_eur is not null and excess_eur is null then
        'Het verschil is afgeleid: aangevraagd min beschikbaar.' end as excess_note,
    array_to_string(list_transform(places, lambda place: place.source_id), ' | ') as source_id,
    array_to_string(list_transform(places, lambda place: place.locator), ' | ') as locator
from shares
