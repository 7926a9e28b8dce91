-- In one pass and one snapshot: those found first, so that sheets are written one after the other.
SELECT account_number, columns, found, consumer_id, name, address_line_1, address_line_2, city, state, zip_code,
    phone_number, email_address, tariff_plan, payment_status, open_loans, open_amount
FROM mart.cohort_row
WHERE batch_id = ?
ORDER BY found DESC, line
