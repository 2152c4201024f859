-- Hoeveel gepubliceerde cijfers en beweringen zijn gedrukt, afgeleid of onbekend?
-- Een bewering is geen cijfer en telt apart. Bij afgeleid zegt `inferred` of dat de waarde is, of het jaar waarbij ze staat.
-- parameters:
-- columns: what, kind, inferred, figures
with kinds as ( -- een rij met twee waarden telt voor twee cijfers
    select 'cijfer' as what, value_kind, 'gedrukt' as year_kind, 2 as figures from cluster_allocation
    where source_id not like 'eigen\_%' escape '\'
    union all
    select 'cijfer', value_kind, year_kind, 1 from applicant_allocation
    where source_id not like 'eigen\_%' escape '\'
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from yearly_total
    union all
    select 'cijfer', value_kind, year_kind, 1 from programme_budget
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from programme_reach
    union all
    select 'cijfer', value_kind, 'gedrukt', 2 from programme_training
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from programme_project
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from programme_output
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from quickscan_count
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from partner_domain
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from contact_share
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from capability_share
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from case_count
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from case_action
    union all
    select 'cijfer', value_kind, 'gedrukt', 1 from published_total
    union all
    select 'bewering', value_kind, 'gedrukt', 1 from claim
),
by_kind as (
    select
        what,
        figures,
        case when value_kind = 'gedrukt' and year_kind = 'afgeleid' then 'afgeleid' else value_kind end as kind,
        case
            when value_kind = 'afgeleid' then 'waarde'
            when value_kind = 'gedrukt' and year_kind = 'afgeleid' then 'jaar'
        end as inferred
    from kinds
)
select what, kind, inferred, sum(figures)::bigint as figures
from by_kind
group by what, kind, inferred
order by what desc, list_position(['gedrukt', 'afgeleid', 'onbekend'], kind), inferred desc
