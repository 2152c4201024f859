-- Welke gedrukte percentages passen niet op alle respondenten van hun domein?
-- Wie 'weet niet' zei of een vraag oversloeg telt niet mee: de basis kan elk aantal zijn tot en met n. Per percentage alle
-- breuken k van m: afgerond op een kleinere basis, alleen naar beneden afgerond, of op geen enkele basis.
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
with share as (
    select f.name || ' in contact met ' || lower(t.name) as subject, s.share_pct, f.respondents as n,
        s.note, s.source_id, s.locator
    from contact_share s
    join partner_domain f on f.domain_id = s.from_domain
    join partner_domain t on t.domain_id = s.to_domain
    where s.share_pct is not null and not s.approximate
    union all
    select d.name || ': ' || lower(s.statement[1]) || s.statement[2:], s.share_pct, d.respondents,
        s.note, s.source_id, s.locator
    from capability_share s
    join partner_domain d using (domain_id)
    where s.share_pct is not null and not s.approximate
),
fractions as (
    select s.*, m.base_n, unnest(range(m.base_n + 1)) as people
    from share s
    cross join lateral (select unnest(range(1, s.n + 1)) as base_n) m
),
fitted as (
    select
        subject, share_pct, n, note, source_id, locator,
        arg_min(people, abs(100.0 * people / n - share_pct)) filter (where base_n = n) as people,
        bool_or(round(100.0 * people / base_n) = share_pct) filter (where base_n = n) as rounded,
        bool_or((100 * people) // base_n = share_pct) filter (where base_n = n) as cut,
        -- de grootste kleinere basis waarop het afgerond past, en de grootste waarop het naar beneden afgerond past
        max({'base_n': base_n, 'people': people}) filter (where round(100.0 * people / base_n) = share_pct) as smaller,
        max({'base_n': base_n, 'people': people}) filter (where (100 * people) // base_n = share_pct) as cut_at
    from fractions
    group by all
),
fraction as (
    select *,
        people || ' van ' || n || ' personen' as words,
        case
            when smaller is not null then 'kleinere_basis'
            when cut_at is not null then 'afgekapt'
            else 'geen_heel_aantal'
        end as rule,
        coalesce(smaller, cut_at) as fits
    from fitted
)
select rule, 'netwerk' as topic, subject,
    if(fits is null or fits.base_n = n, ['gedrukt', words || ' is'],
        ['gedrukt', words || ' is', fits.people || ' van ' || fits.base_n || ' is']) as names,
    if(fits is null or fits.base_n = n, [share_pct::double, 100.0 * people / n],
        [share_pct::double, 100.0 * people / n, 100.0 * fits.people / fits.base_n]) as amounts,
    '%' as unit, note, source_id, locator
from fraction
where not rounded
union all -- ter vergelijking: dezelfde bron rondt elders wel naar boven af
select 'afgekapt', 'netwerk', 'Wel naar boven afgerond',
    list(words || ' gedrukt als' order by words), list(share_pct::double order by words), '%', null,
    any_value(source_id), string_agg(distinct locator, '; ')
from (
    select words, share_pct, any_value(source_id) as source_id, any_value(locator) as locator
    from fraction
    where rounded and not cut
    group by words, share_pct
)
having count(*) > 0
order by subject
