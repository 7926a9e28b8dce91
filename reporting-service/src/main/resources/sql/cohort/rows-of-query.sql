-- What a query chose, with whoever has the accounts, in one snapshot: those found first, then in the query's order. Each
-- account is there once, by its first row; rows without an account are left out. chosen counts all rows of the query.
-- The query stands on lines of its own, so that a comment at its end does not go on; being read from, it can only read.
WITH chosen AS MATERIALIZED (
    SELECT row_number() OVER () AS line,
        nullif(btrim(asked.account_number::text, E' \t\r\n\u00a0'), '') AS account_number, to_json(asked) AS columns
    FROM (
{query}
    ) AS asked
    LIMIT ?
), account AS (
    SELECT DISTINCT ON (mart.account_key(account_number)) line, account_number, columns
    FROM chosen
    WHERE account_number IS NOT NULL
    ORDER BY mart.account_key(account_number), line
)
SELECT a.account_number,
    -- The query's other columns as pairs of header and value, as lists have theirs.
    coalesce((
        SELECT json_agg(json_build_array(c.key,
            CASE WHEN json_typeof(c.value) IN ('object', 'array') THEN to_json(c.value::text) ELSE c.value END)
            ORDER BY c.place)
        FROM json_each(a.columns) WITH ORDINALITY AS c (key, value, place)
        WHERE c.key <> 'account_number')::text, '[]') AS columns,
    d.account_number IS NOT NULL AS found,
    d.consumer_id, d.name, d.address_line_1, d.address_line_2, d.city, d.state, d.zip_code, d.phone_number,
    d.email_address, d.tariff_plan, d.payment_status, d.open_loans, d.open_amount,
    (SELECT count(*) FROM chosen) AS chosen
FROM account AS a
LEFT JOIN mart.account_details AS d ON mart.account_key(d.account_number) = mart.account_key(a.account_number)
ORDER BY found DESC, a.line
