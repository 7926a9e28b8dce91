-- In the mart: the consumers of table "taken_back" that were neither here before a batch (%1$d) nor there.
COPY (
    SELECT key FROM taken_back WHERE former IS NULL
    AND key NOT IN (SELECT consumer_id FROM etl.adopted_consumer WHERE batch_id = %1$d)
) TO STDOUT (FORMAT binary)
