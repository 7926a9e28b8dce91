SELECT coalesce(string_agg(concat_ws(':', dataset, statements, last), ' ' ORDER BY dataset), '')
FROM mart.recent_change
WHERE dataset IN ('clients', 'loans')
