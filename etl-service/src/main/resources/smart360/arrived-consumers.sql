-- At SMART360, after the delivery was committed: how many rows of table "delivery" are there as they were sent.
SELECT count(*)
FROM public.consumer_table AS c JOIN delivery AS d USING (consumer_id)
WHERE (c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code, c.phone_number,
       c.email_address)
      IS NOT DISTINCT FROM
      (d.first_name, d.last_name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code, d.phone_number,
       d.email_address)
