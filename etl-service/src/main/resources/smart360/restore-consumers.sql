-- At SMART360: gives the rows of table "delivery" their values and deletes those of table "named".
ANALYZE delivery;
ANALYZE named;
UPDATE public.consumer_table AS c SET
    first_name = d.first_name, last_name = d.last_name, address_line_1 = d.address_line_1,
    address_line_2 = d.address_line_2, city = d.city, state = d.state, zip_code = d.zip_code,
    phone_number = d.phone_number, email_address = d.email_address
FROM delivery AS d WHERE c.consumer_id = d.consumer_id;
DELETE FROM public.consumer_table AS c USING named AS n WHERE c.consumer_id = n.consumer_id;
