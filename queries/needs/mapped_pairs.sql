-- Bij welke clusters past elke behoefte, en waarom?
-- Een behoefte kan bij meer clusters passen, of bij geen.
-- Wie per cluster telt, telt een behoefte bij elk cluster: de tellingen per cluster zijn niet op te tellen.
-- parameters: themes
-- columns: item_id, state, position, theme, label, municipalities, base_n, cluster_id, cluster_name, cluster_position, reason, note, source_id, locator
select
    m.item_id,
    m.state,
    m.position,
    i.theme,
    i.label,
    q.municipalities,
    q.base_n,
    m.cluster_id,
    c.name as cluster_name,
    c.position as cluster_position,
    m.reason,
    q.note,
    q.source_id,
    q.locator
from need_cluster m
join quickscan_count q using (item_id, state)
join quickscan_item i using (item_id)
left join cluster c using (cluster_id)
where list_contains($themes, i.theme)
order by list_position($themes, i.theme), q.municipalities desc nulls last, i.position, m.position
