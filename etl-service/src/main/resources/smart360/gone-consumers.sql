-- In the mart: the consumers of table "taken_back" that go, and that SMART360 did not have before a batch (%1$d).
COPY (
    SELECT key FROM taken_back WHERE after IS NULL
    AND key NOT IN (SELECT consumer_id FROM etl.adopted_consumer WHERE batch_id = %1$d)
) TO STDOUT (FORMAT binary)
