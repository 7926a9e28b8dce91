-- In the mart: the consumers that a batch (%1$d) has inserted.
COPY (SELECT consumer_id FROM mart.consumer WHERE changed_batch = %1$d AND created_batch = %1$d) TO STDOUT (FORMAT binary)
