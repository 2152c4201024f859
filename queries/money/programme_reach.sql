-- Hoeveel mensen deden mee aan de projecten van het Actieplan, per doelgroep en periode?
-- parameters:
-- columns: audience, period, years_in_period, participants, per_year, source_id, locator
with periods as (
    select *, string_split(period, '-') as ends
    from programme_reach
)
select
    audience,
    period,
    (ends[-1]::integer - ends[1]::integer + 1)::bigint as years_in_period,
    participants,
    participants / (ends[-1]::integer - ends[1]::integer + 1)::double as per_year,
    source_id,
    locator
from periods
order by max(participants) over (partition by audience) desc, audience, period
