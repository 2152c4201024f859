-- Wie staat in twee jaren op beide lijsten, wie kwam erbij, wie viel weg, en wie ging verder als regio?
-- `unit_id` is gelijk voor een gemeente en de regio die haar lijkt op te volgen; `comparable` zegt of beide bedragen bekend zijn.
-- Wie erbij kwam of wegviel terwijl de ander op de andere lijst staat, is geen nieuwkomer en geen vertrekker.
-- parameters: from_year, to_year
-- columns: applicant_id, name, kind, province, membership, unit_id, partner_id, partner_name, from_eur, to_eur, comparable, reason, source_id, locator
with lists as (
    select
        applicant_id,
        e.applicant_id is not null as in_first,
        l.applicant_id is not null as in_last,
        e.amount_eur as from_eur,
        l.amount_eur as to_eur,
        concat_ws(' | ', e.source_id, l.source_id) as source_id,
        concat_ws(' | ', e.locator, l.locator) as locator
    from (from applicant_allocation where year = $from_year) e
    full join (from applicant_allocation where year = $to_year) l using (applicant_id)
),
followed as ( -- alleen waar de ene lijst de gemeente heeft en de andere de regio
    select s.applicant_id as later_id, s.succeeds as earlier_id, s.reason
    from applicant_succession s
    join lists later on later.applicant_id = s.applicant_id
    join lists earlier on earlier.applicant_id = s.succeeds
    where later.in_first <> later.in_last and earlier.in_first <> earlier.in_last and later.in_first <> earlier.in_first
),
paired as (
    select later_id as applicant_id, earlier_id as partner_id, later_id as unit_id, reason from followed
    union all
    select earlier_id, later_id, later_id, reason from followed
)
select
    p.applicant_id,
    p.name,
    p.kind,
    p.province,
    case
        when l.in_first and l.in_last then 'beide lijsten'
        when d.partner_id is not null and l.in_first then 'verder onder een andere naam'
        when d.partner_id is not null then 'eerder onder een andere naam'
        when l.in_last then 'erbij'
        else 'weg'
    end as membership,
    coalesce(d.unit_id, p.applicant_id) as unit_id,
    d.partner_id,
    o.name as partner_name,
    l.from_eur::double as from_eur,
    l.to_eur::double as to_eur,
    count(l.from_eur) over unit > 0 and count(l.to_eur) over unit > 0 as comparable,
    d.reason,
    l.source_id,
    l.locator
from lists l
join applicant p using (applicant_id)
left join paired d using (applicant_id)
left join applicant o on o.applicant_id = d.partner_id
window unit as (partition by coalesce(d.unit_id, p.applicant_id))
order by
    list_position(['beide lijsten', 'verder onder een andere naam', 'eerder onder een andere naam', 'erbij', 'weg'], membership),
    p.name
