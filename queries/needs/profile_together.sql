-- Bij hoeveel gemeenten gaan twee onderwerpen samen?
-- Een gemeente telt mee waar beide antwoorden bekend zijn; is dat nergens zo, dan is het aantal onbekend.
-- parameters: members, row_pairs, column_pairs
-- columns: row_pair, column_pair, both_yes, both_known, row_yes, column_yes
with chosen as (select unnest($members::varchar[]) as municipality_id),
answers as (
    select a.municipality_id, a.item_id || '|' || a.state as pair, a.answer
    from quickscan_answer a
    join chosen using (municipality_id)
),
rows as (select * from answers where list_contains($row_pairs, pair)),
columns as (select * from answers where list_contains($column_pairs, pair)),
together as (
    select
        r.pair as row_pair,
        c.pair as column_pair,
        count(*) filter (where r.answer and c.answer) as both_yes,
        count(*) filter (where r.answer is not null and c.answer is not null) as both_known,
        count(*) filter (where r.answer and c.answer is not null) as row_yes,
        count(*) filter (where c.answer and r.answer is not null) as column_yes
    from rows r
    join columns c using (municipality_id)
    where r.pair <> c.pair
    group by r.pair, c.pair
)
select
    row_pair,
    column_pair,
    if(both_known > 0, both_yes, null) as both_yes,
    both_known,
    if(both_known > 0, row_yes, null) as row_yes,
    if(both_known > 0, column_yes, null) as column_yes
from together
order by row_pair, column_pair
