-- Welke tabellen zijn geladen, uit welk bestand en met welke herkomst?
-- parameters:
-- columns: table_name, origin, file_name, sha256, rows, loaded_at
select table_name, origin, file_name, sha256, rows, loaded_at
from dataset
order by table_name
