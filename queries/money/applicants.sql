-- Welke gemeenten en regio's kregen volgens de aankondigingen geld, en welke lijken dezelfde onder een andere naam?
-- parameters:
-- columns: applicant_id, name, kind, province, same_region, latitude, longitude, source_id, locator
select
    applicant_id,
    name,
    kind,
    province,
    nullif(regexp_extract(note, 'Lijkt dezelfde regio.*$'), '') as same_region,
    latitude::double as latitude,
    longitude::double as longitude,
    source_id,
    locator
from applicant
order by name
