-- Hoeveel is er per ronde aangevraagd, naast wat er beschikbaar was?
-- Wat de bron niet zelf noemt, is afgeleid: `applied_kind` en `excess_kind` zeggen dat, en `note` zegt hoe.
-- available_eur is wat in die ronde te verdelen was: wat apart is gehouden, is eraf.
-- parameters:
-- steps: money/grant_rounds
-- columns: year, round, available_eur, available_kind, applied_eur, applied_relation, applied_kind, excess_eur, excess_relation, excess_kind, note, source_id, locator
select
    year, round, available_eur, available_kind, applied_eur, applied_relation, applied_kind, excess_eur, excess_relation,
    excess_kind, nullif(concat_ws(' ', available_note, applied_note, excess_note), '') as note, source_id, locator
from grant_rounds
order by year, round desc
