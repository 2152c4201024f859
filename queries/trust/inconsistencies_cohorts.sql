-- Welke groepen casussen beslaan geen heel kalenderjaar en zijn dus niet met de andere te vergelijken?
-- parameters:
-- columns: rule, topic, subject, names, amounts, unit, note, source_id, locator
select 'ongelijke_lengte' as rule, 'netwerk' as topic, 'Aangemeld ' || cohort as subject,
    ['aangemeld'] as names, [cases::double] as amounts, 'casussen' as unit, note, source_id, locator
from case_count
where status = 'aangemeld' and (note is not null or not regexp_full_match(cohort, '\d{4}'))
order by cohort desc
