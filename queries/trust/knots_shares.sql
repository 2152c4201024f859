-- Welke gedrukte percentages passen op geen heel aantal respondenten, of alleen als ze zijn afgekapt?
-- Per percentage: alle breuken k van n van dat domein, op hele procenten afgerond en afgekapt.
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
fitted as (
    select *,
        list_min(list_transform(range(n + 1), lambda k: {'distance': abs(100.0 * k / n - share_pct), 'people': k})).people as people,
        list_contains(list_transform(range(n + 1), lambda k: round(100.0 * k / n)), share_pct) as rounded,
        list_contains(list_transform(range(n + 1), lambda k: (100 * k) // n), share_pct) as cut
    from share
),
fraction as (select *, people || ' van ' || n || ' personen' as words from fitted)
select if(cut, 'afgekapt', 'geen_heel_aantal') as rule, 'netwerk' as topic, subject,
    ['gedrukt', words || ' is'] as names, [share_pct::double, 100.0 * people / n] as amounts, '%' as unit, note, source_id, locator
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
