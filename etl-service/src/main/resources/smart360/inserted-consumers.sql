-- In the mart: the consumers that a batch (%1$d) has inserted and not delivered before they were corrected.
COPY (
    SELECT consumer_id FROM mart.consumer AS c WHERE changed_batch = %1$d AND created_batch = %1$d
    AND NOT EXISTS (
        SELECT FROM etl.corrected_record AS r WHERE r.batch_id = %1$d AND r.key = c.consumer_id AND r.counted)
) TO STDOUT (FORMAT binary)
