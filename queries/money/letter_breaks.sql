-- Welke clusters of letters betekenen in twee jaren niet hetzelfde?
-- parameters: from_year, to_year
-- columns: cluster_id, name, first_year, first_letters, last_year, last_letters
with letters as (
    select cluster_id, year, string_agg(letter, ' + ' order by letter) as letters
    from cluster_letter
    group by cluster_id, year
),
ends as (select $from_year::bigint as first_year, $to_year::bigint as last_year)
select
    c.cluster_id,
    c.name,
    e.first_year,
    f.letters as first_letters,
    e.last_year,
    l.letters as last_letters
from ends e
join letters f on f.year = e.first_year
join letters l on l.year = e.last_year and l.cluster_id = f.cluster_id
join cluster c on c.cluster_id = f.cluster_id
where f.letters <> l.letters
order by c.position
