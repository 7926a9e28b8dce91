-- At SMART360: deletes the rows of table "named".
ANALYZE named;
DELETE FROM public.consumer_table AS c USING named AS n WHERE c.consumer_id = n.consumer_id;
