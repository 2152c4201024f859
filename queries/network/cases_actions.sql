-- Hoeveel acties zijn per partij uitgezet, en welk deel van alle acties is dat?
-- parameters:
-- columns: actor, actions, total, share_pct, source_id, locator
select
    actor,
    actions,
    (sum(actions) over ())::bigint as total,
    (100 * actions / nullif(sum(actions) over (), 0))::double as share_pct,
    source_id,
    locator
from case_action
order by actions desc, actor
