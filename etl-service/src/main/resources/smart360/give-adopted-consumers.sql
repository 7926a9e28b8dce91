-- At SMART360: the rows of table "adopted".
COPY adopted (
    consumer_id, first_name, last_name, address_line_1, address_line_2, city, state, zip_code, phone_number, email_address
) TO STDOUT (FORMAT binary)
