-- Bij welk cluster past elke behoefte het best, en waarom?
-- Eén rij per behoefte; alle clusters waar een behoefte bij past staan in needs/mapped_pairs.
-- parameters: themes
-- columns: item_id, state, theme, label, municipalities, base_n, share_pct, cluster_id, cluster_name, cluster_position, reason, note, source_id, locator
select
    m.item_id,
    m.state,
    i.theme,
    i.label,
    q.municipalities,
    q.base_n,
    (q.municipalities / q.base_n * 100)::double as share_pct,
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
where list_contains($themes, i.theme) and m.position = 1
order by list_position($themes, i.theme), q.municipalities desc nulls last, i.position
