-- Hoeveel casussen zijn per periode van aanmelding aangemeld, lopend en afgesloten, en welke periode is dat precies?
-- parameters:
-- columns: cohort, reported, ongoing, detained, abroad, closed, since_year, until_day, source_id, locator
select
    cohort::varchar as cohort,
    max(cases) filter (where status = 'aangemeld') as reported,
    max(cases) filter (where status = 'lopend') as ongoing,
    max(cases) filter (where status = 'gedetineerd') as detained,
    max(cases) filter (where status = 'uitgereisd') as abroad,
    max(cases) filter (where status = 'afgesloten') as closed,
    -- the footnotes of the table, as they stand in the notes: a period that began earlier, a year that is not over
    max(nullif(regexp_extract(note, 'sinds (\d{4})', 1), '')) as since_year,
    max(nullif(regexp_extract(note, 'tot aan (\d+ [a-z]+ \d{4})', 1), '')) as until_day,
    any_value(source_id) as source_id,
    any_value(locator) as locator
from case_count
group by cohort
order by regexp_extract(cohort::varchar, '\d{4}')
