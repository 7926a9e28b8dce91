-- Notes in its detail how many visits a list has.
UPDATE etl.load SET detail = inserted || ' visits' WHERE batch_id = $1
