-- In the mart: the consumers that a batch (%1$d) inserted or changed, in the order of table "delivery".
COPY (
    SELECT consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
           email_address
    FROM mart.consumer WHERE changed_batch = %1$d
) TO STDOUT (FORMAT binary)
