-- At SMART360: those of table "named" that are about to get other values from table "delivery", as they are.
COPY (
    SELECT c.consumer_id, c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code,
           c.phone_number, c.email_address
    FROM named AS n
    JOIN public.consumer_table AS c USING (consumer_id)
    JOIN delivery AS d USING (consumer_id)
    WHERE (c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code, c.phone_number,
           c.email_address)
          IS DISTINCT FROM
          (d.first_name, d.last_name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code, d.phone_number,
           d.email_address)
) TO STDOUT (FORMAT binary)
