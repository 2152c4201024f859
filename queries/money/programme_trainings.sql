-- Hoeveel trainingen gaf Nuansa per soort, en hoeveel mensen deden mee?
-- parameters:
-- columns: training, trainings, participants, per_training, source_id, locator
select
    training,
    trainings,
    participants,
    (participants / nullif(trainings, 0))::double as per_training,
    source_id,
    locator
from programme_training
order by participants desc, training
