-- Why an inject could not be played in is told as REST tells it, with code and arguments, so that each page words it itself.
update drill_inject set refusal = json_build_object('type', '/problems/invalid', 'detail', refusal)::text where refusal is not null;
