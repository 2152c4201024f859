-- Van hoeveel gemeenten zijn antwoorden geladen?
-- parameters:
-- columns: municipalities
select count(distinct municipality_id) as municipalities from quickscan_answer having count(answer) > 0
