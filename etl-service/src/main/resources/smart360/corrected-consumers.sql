-- In the mart: the consumers of a batch (%1$d) that were corrected and are still to be delivered, in the order of table "delivery".
COPY (
    SELECT consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
           email_address
    FROM mart.consumer WHERE changed_batch = %1$d
    AND consumer_id IN (SELECT key FROM etl.corrected_record WHERE batch_id = %1$d AND undelivered)
) TO STDOUT (FORMAT binary)
