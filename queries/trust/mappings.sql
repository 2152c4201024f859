-- Welke keuzes in de indeling zijn van ons en niet van een bron, en waarom?
-- parameters:
-- columns: mapping, subject, chosen, reason
with listed as (
    select 1 as position, 'Behoefte en cluster' as mapping,
        format('{} ({})', i.label, n.state) as subject,
        coalesce(c.name || if(n.position > 1, ' (past ook)', ''), 'geen cluster') as chosen,
        n.reason, i.position * 100 + n.position as place
    from need_cluster n
    join quickscan_item i using (item_id)
    left join cluster c using (cluster_id)
    union all
    select 2, 'SZW beoordeelt mee', format('{}, letter {}: {}', a.year, a.letter, l.name),
        a.assessed || coalesce(': ' || a.szw_part, ''), a.reason, row_number() over (order by a.year, a.letter)
    from szw_assessment a
    join cluster_letter l using (year, letter)
    union all
    select 3, 'Antwoorden sluiten elkaar uit', name, 'hoogstens één per gemeente', reason, row_number() over (order by name)
    from exclusive_group
    union all
    select 4, 'Zelfde aanvrager onder een andere naam', format('{} volgt {} op', p.name, q.name), 'samen te vergelijken',
        s.reason, row_number() over (order by p.name)
    from applicant_succession s
    join applicant p using (applicant_id)
    join applicant q on q.applicant_id = s.succeeds
)
select mapping, subject, chosen, reason
from listed
order by position, place
