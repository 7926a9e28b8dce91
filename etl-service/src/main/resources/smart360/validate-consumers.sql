-- At SMART360, after the delivery was committed: asks the table itself, not what was sent. Each column counts the rows
-- that break a promise. (A regular expression that counts to 14 takes twice the time of one that does not.) %1$s is the table, or its rows of the delivery where that is a small part of it.
SELECT
    (SELECT count(*) FROM (
        SELECT r.consumer_id = lag(r.consumer_id) OVER (ORDER BY r.consumer_id) AS repeated FROM %1$s AS r
    ) AS neighbours WHERE repeated)
                                                                     AS "consumer-id-unique",
    count(*) FILTER (WHERE c.consumer_id IS NULL)                    AS "consumer-id-not-null",
    count(*) FILTER (WHERE c.first_name IS NULL)                     AS "first-name-not-null",
    count(*) FILTER (WHERE c.last_name IS NULL)                      AS "last-name-not-null",
    count(*) FILTER (WHERE c.address_line_1 IS NULL)                 AS "address-line-1-not-null",
    count(*) FILTER (WHERE c.phone_number !~ '^\+[1-9][0-9]+$' OR length(c.phone_number) > 16)
                                                                     AS "phone-number-format",
    count(*) FILTER (WHERE c.email_address !~ '^[^[:space:]]+@[^@[:space:]]+\.[^@.[:space:]]+$')
                                                                     AS "email-address-format"
FROM %1$s AS c
