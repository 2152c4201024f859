-- Hoeveel kwesties en behoeften hebben de gekozen gemeenten?
-- Een gemeente waarvan bij een thema geen enkel antwoord bekend is, heeft daar een onbekend aantal.
-- parameters: members, sort
-- columns: municipality_id, name, province, size_class, issues, needs
with chosen as (select unnest($members::varchar[]) as municipality_id),
counted as (
    select
        a.municipality_id,
        count(*) filter (where a.answer and i.theme = 'kwestie') as issues,
        count(a.answer) filter (where i.theme = 'kwestie') as issues_known,
        count(*) filter (where a.answer and i.theme like 'behoefte%') as needs,
        count(a.answer) filter (where i.theme like 'behoefte%') as needs_known
    from quickscan_answer a
    join chosen using (municipality_id)
    join quickscan_item i using (item_id)
    group by a.municipality_id
),
final as (
    select
        m.*,
        if(n.issues_known > 0, n.issues, null) as issues,
        if(n.needs_known > 0, n.needs, null) as needs
    from municipality m
    join chosen using (municipality_id)
    left join counted n using (municipality_id)
)
select municipality_id, name, province, size_class, issues, needs
from final
order by
    case when $sort = 'province' then province end,
    case when $sort = 'size' then list_position(['tot 50.000', '50.000 tot 100.000', '100.000 of meer'], size_class) end,
    case when $sort = 'needs' then needs when $sort = 'issues' then issues end desc nulls last,
    strip_accents(lower(name)),
    municipality_id
