-- Welke clusterletters beoordeelt SZW mee, volgens onze lezing van de brief, en om hoeveel geld gaat het?
-- parameters:
-- columns: year, letter, cluster_id, name, assessed, szw_part, reason, activities, amount_eur, source_id, locator
select
    s.year,
    s.letter,
    l.cluster_id,
    l.name,
    s.assessed,
    s.szw_part,
    s.reason,
    a.activities,
    a.amount_eur::double as amount_eur,
    a.source_id,
    a.locator
from szw_assessment s
join cluster_letter l using (year, letter)
join cluster_allocation a using (year, letter)
order by s.year, s.letter
