-- Welke totalen noemen de bronnen zelf voor de jaren waarover er een lijst per aanvrager is?
-- parameters:
-- columns: kind, from_year, to_year, words, relation, stated, tolerance, source_id, locator
with years as (select distinct year from applicant_allocation),
announced as (
    select
        'aankondiging' as kind,
        split_part(period, '-', 1)::bigint as from_year,
        split_part(period, '-', -1)::bigint as to_year,
        text as words,
        relation,
        stated,
        tolerance,
        source_id,
        locator
    from claim
    where starts_with(claim_id, 'nctv_totaal_') and unit = 'EUR'
),
printed as (
    select
        'tabel' as kind,
        period::bigint as from_year,
        period::bigint as to_year,
        'Totaal in de tabel met clusters' as words,
        'gelijk' as relation,
        value as stated,
        1 as tolerance,
        source_id,
        locator
    from published_total
    where topic = 'cluster_allocation' and measure = 'amount_eur' and regexp_full_match(period, '\d{4}')
)
select
    kind,
    from_year,
    to_year,
    words,
    relation,
    stated::double as stated,
    tolerance::double as tolerance,
    source_id,
    locator
from (from announced union all by name from printed)
where from_year in (from years) and to_year in (from years)
order by from_year, to_year, kind
