-- Wat zeggen de tabellen over de Versterkingsgelden bij elke bewering daarover?
-- Alleen gepubliceerde cijfers. Leeg wanneer een bedrag in de periode ontbreekt: dan is de som niet compleet.
-- parameters:
-- columns: claim_id, computed
with cluster_published as (from cluster_allocation where source_id not like 'eigen\_%' escape '\'),
applicant_published as (from applicant_allocation where source_id not like 'eigen\_%' escape '\'),
money_claim as (
    select claim_id, stated,
        try_cast(left(period, 4) as int) as first_year,
        try_cast(right(period, 4) as int) as last_year
    from claim
    where topic = 'geld'
),
clusters as (
    select m.claim_id, sum(a.amount_eur) as amount_eur, sum(a.activities) as activities,
        count(distinct a.year) as years,
        sum(a.amount_eur) filter (where l.cluster_id = 'preventie') as prevention_eur
    from money_claim m
    join cluster_published a on a.year between m.first_year and m.last_year
    join cluster_letter l using (year, letter)
    group by m.claim_id
),
applicants as (
    select m.claim_id, count(a.amount_eur) as granted,
        case when count(*) = count(a.amount_eur) then sum(a.amount_eur) end as amount_eur
    from money_claim m
    join applicant_published a on a.year between m.first_year and m.last_year
    group by m.claim_id
)
select claim_id, amount_eur::double as computed
from clusters
where claim_id in ('rand_totaal_2020', 'rand_totaal_2021')
union all
select claim_id, activities from clusters where claim_id = 'rand_activiteiten'
union all
select claim_id, amount_eur / years from clusters where claim_id = 'szw_zeven_miljoen'
union all
select claim_id, prevention_eur / years from clusters where claim_id = 'szw_weerbaarheid_gemiddeld'
union all
select claim_id, amount_eur
from applicants
where claim_id like 'nctv\_totaal\_%' escape '\' or claim_id = 'rand_totaal_2020_aanvragers'
union all
select claim_id, granted
from applicants
where claim_id like 'nctv\_aantal\_%' escape '\' or claim_id = 'rand_gemeenten_2020'
union all
select claim_id, (select min(year) from applicant_published where amount_eur is not null)
from money_claim
where claim_id in ('szw_sinds_2016', 'nctv_sinds_2016')
union all
select claim_id, amount_eur from applicants where claim_id = 'parool_twintig_miljoen'
union all
select claim_id, granted from applicants where claim_id = 'uu_twintigtal_gemeenten'
union all
select m.claim_id, a.amount_eur
from money_claim m
join applicant_published a on a.year = m.first_year
where m.claim_id = 'destad_amersfoort_2017' and a.applicant_id = 'amersfoort'
union all -- aangekondigde bedragen
select m.claim_id, min(y.amount_eur)
from money_claim m
join yearly_total y on y.year between m.first_year and m.last_year and y.round = 'hoofdronde'
where (m.claim_id like 'nctv\_beschikbaar\_%' escape '\' and y.measure = 'beschikbaar')
    or (m.claim_id like 'nctv\_aangevraagd\_%' escape '\' and y.measure = 'aangevraagd')
    or (m.claim_id like 'nctv\_meer\_aangevraagd\_%' escape '\' and y.measure = 'meer aangevraagd')
    or (m.claim_id = 'nctv_achtergehouden_2024' and y.measure = 'apart gehouden')
group by m.claim_id
having min(y.amount_eur) = max(y.amount_eur)
