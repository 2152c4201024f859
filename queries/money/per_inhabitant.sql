-- Hoeveel euro per inwoner kreeg elke aanvrager in een jaar, voor zover het aantal inwoners bekend is?
-- Het bedrag is meestal voor een hele regio en de inwoners zijn die van één gemeente: het bedrag per inwoner is dan te hoog.
-- Daarom hoort hier de context `namens_regio` bij. Een regio heeft geen aantal inwoners in de bron, en dus geen bedrag per inwoner.
-- parameters: year
-- columns: year, applicant_id, name, kind, province, amount_eur, inhabitants, eur_per_inhabitant, reason, source_id, locator
select
    a.year,
    a.applicant_id,
    p.name,
    p.kind,
    p.province,
    a.amount_eur::double as amount_eur,
    i.inhabitants,
    (a.amount_eur / i.inhabitants)::double as eur_per_inhabitant,
    case
        when a.amount_eur is null then 'Het bedrag is niet bekend.'
        when p.kind = 'regio' then 'Een regio heeft hier geen aantal inwoners.'
        when i.inhabitants is null then 'Voor dit jaar is er geen betrouwbaar aantal inwoners.'
    end as reason,
    concat_ws(' | ', a.source_id, i.source_id) as source_id,
    concat_ws(' | ', a.locator, i.locator) as locator
from applicant_allocation a
join applicant p using (applicant_id)
left join population i on i.cbs_code = p.cbs_code and i.year = a.year
where a.year = $year
order by eur_per_inhabitant desc nulls last, p.name
