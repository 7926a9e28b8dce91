-- At SMART360, before table "delivery" is written: those of table "named" that are there already, as they are. Whoever
-- delivers keeps them (keep-adopted-consumers).
INSERT INTO adopted
SELECT c.consumer_id, c.first_name, c.last_name, c.address_line_1, c.address_line_2, c.city, c.state, c.zip_code,
       c.phone_number, c.email_address
FROM named AS n JOIN public.consumer_table AS c USING (consumer_id) JOIN delivery AS d USING (consumer_id)
