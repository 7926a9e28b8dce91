-- At SMART360: writes the rows of a delivery from one number to another; rows that are there already stay untouched.
WITH merged AS (
    MERGE INTO public.consumer_table AS c
    USING (SELECT * FROM delivery WHERE number BETWEEN ? AND ?) AS d
    ON c.consumer_id = d.consumer_id
    WHEN MATCHED AND
        (c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code, c.phone_number,
         c.email_address)
        IS DISTINCT FROM
        (d.first_name, d.last_name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code, d.phone_number,
         d.email_address)
    THEN UPDATE SET
        first_name = d.first_name, last_name = d.last_name, address_line_1 = d.address_line_1,
        address_line_2 = d.address_line_2, city = d.city, state = d.state, zip_code = d.zip_code,
        phone_number = d.phone_number, email_address = d.email_address
    WHEN NOT MATCHED THEN INSERT
        (consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number,
         email_address)
    VALUES
        (d.consumer_id, d.first_name, d.last_name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code,
         d.phone_number, d.email_address)
    RETURNING merge_action() AS action
)
SELECT count(*) FILTER (WHERE action = 'INSERT') AS inserted, count(*) FILTER (WHERE action = 'UPDATE') AS updated
FROM merged
