SELECT audit_id, actor, action, subject, rows, at
FROM audit
WHERE (?::timestamptz IS NULL OR at >= ?)
    AND (?::timestamptz IS NULL OR at < ?)
    AND (?::text IS NULL OR actor = ?)
    AND (?::text IS NULL OR subject = ?)
    AND (?::bigint IS NULL OR audit_id < ?)
ORDER BY audit_id DESC
LIMIT ?
