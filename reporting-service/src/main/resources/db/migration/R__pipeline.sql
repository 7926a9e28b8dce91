-- The stages of each batch side by side, and what they amount to. A "subject" is a batch, or a file that did not become
-- one.
DROP VIEW IF EXISTS pipeline;

CREATE VIEW pipeline AS
WITH subject AS (
    SELECT batch_id::text AS subject, batch_id, feed, name, received_at, updated_at
    FROM batch
    UNION ALL
    SELECT failure.subject, NULL, failure.feed, failure.name, failure.at, failure.at
    FROM intake_failure AS failure
    WHERE failure.batch_id IS NULL
      -- A locked file that could be taken after all is shown as its batch.
      AND NOT (failure.kind = 'FILE_LOCKED' AND EXISTS (
          SELECT FROM batch WHERE batch.name = failure.name AND batch.received_at >= failure.at))
)
SELECT
    subject.subject,
    subject.batch_id,
    subject.feed,
    subject.name,
    subject.received_at,
    coalesce(load.dry_run, intake.dry_run, false) AS trial,
    greatest(subject.updated_at, messages.at, cohort.changed_at) AS updated_at,
    CASE
        WHEN load.undone_at IS NOT NULL THEN 'UNDONE'
        WHEN load.state = 'FAILED' THEN 'FAILED'
        WHEN load.state = 'COMPLETE' AND (validation.batch_id IS NOT NULL OR cohort.state = 'FAILED') THEN 'NEEDS_ATTENTION'
        WHEN load.state = 'COMPLETE' AND cohort.state = 'PENDING' THEN 'DELIVERING'
        WHEN load.state IN ('COMPLETE', 'DELIVERING', 'HELD') THEN load.state
        WHEN load.state IS NOT NULL THEN 'LOADING'
        WHEN intake.state IN ('STAGED', 'DUPLICATE') THEN intake.state
        WHEN failure.kind = 'DUPLICATE' THEN 'DUPLICATE'
        WHEN failure.quarantined THEN 'QUARANTINED'
        WHEN failure.kind = 'FILE_LOCKED' THEN 'FILE_LOCKED'
        WHEN failure.subject IS NOT NULL THEN 'FAILED'
        ELSE 'RECEIVING'
    END AS state,
    -- Where most of the time goes: staging, then the chunks, then merging and delivering.
    CASE
        WHEN load.state = 'COMPLETE' AND cohort.state = 'PENDING' THEN 90
        WHEN load.state IN ('COMPLETE', 'FAILED') THEN 100
        WHEN load.state = 'DELIVERING' THEN 90
        WHEN load.state IN ('MERGING', 'HELD') THEN 75
        WHEN load.state IS NOT NULL THEN 10 + 60 * load.chunks_done / greatest(load.chunks, 1)
        WHEN intake.state = 'DUPLICATE' OR failure.kind = 'DUPLICATE' THEN 100
        WHEN intake.state = 'STAGED' THEN 10
        WHEN failure.kind = 'FILE_LOCKED' AND NOT failure.quarantined THEN 0
        WHEN failure.subject IS NOT NULL THEN 100
        ELSE 5
    END AS progress,
    CASE
        WHEN intake.state IN ('STAGED', 'DUPLICATE') THEN intake.state
        WHEN failure.kind = 'DUPLICATE' THEN 'DUPLICATE'
        WHEN failure.quarantined THEN 'QUARANTINED'
        WHEN failure.kind = 'FILE_LOCKED' THEN 'FILE_LOCKED'
        WHEN failure.subject IS NOT NULL THEN 'FAILED'
        ELSE coalesce(intake.state, 'STAGED')
    END AS intake_state,
    coalesce(intake.rows, 0) AS intake_rows,
    coalesce(intake.chunks, 0) AS intake_chunks,
    intake.staged_at,
    CASE
        WHEN intake.duplicate_of IS NOT NULL THEN
            'same content as batch ' || intake.duplicate_of || ', which is in force: nothing was loaded; POST /batches/'
            || subject.batch_id || '/load-anyway loads it all the same'
        WHEN failure.line IS NOT NULL THEN failure.reason || ' (line ' || failure.line || ')'
        ELSE failure.reason
    END AS intake_detail,
    load.dataset,
    load.state AS load_state,
    load.chunks AS load_chunks,
    load.chunks_done,
    load.read,
    load.inserted,
    load.updated,
    load.unchanged,
    load.duplicate,
    load.rejected,
    load.anomalies,
    load.unread,
    load.accepted_rejects,
    load.accepted_unread,
    load.started_at,
    load.finished_at,
    load.undone_at,
    load.detail AS load_detail,
    load.smart360_inserted,
    load.smart360_updated,
    load.smart360_unchanged,
    load.smart360_rejected,
    cohort.cohort_id,
    cohort.state AS workbook_state,
    cohort.file_name AS workbook_name,
    cohort.found AS workbook_found,
    cohort.not_found AS workbook_not_found,
    coalesce(cohort.failure, cohort.detail) AS workbook_detail,
    validation.batch_id IS NOT NULL AS validation_failed,
    validation.kind AS validation_kind,
    coalesce(validation.rules, '[]') AS rules,
    coalesce(validation.unread_rules, '[]') AS unread_rules,
    coalesce(validation.checks, '[]') AS checks,
    validation.detail AS validation_detail,
    -- Unknown until the load has ended.
    CASE WHEN load.state IN ('COMPLETE', 'FAILED') OR validation.batch_id IS NOT NULL
        THEN coalesce(validation.balanced,
            load.read = load.inserted + load.updated + load.unchanged + load.duplicate + load.rejected)
    END AS balanced,
    messages.pending,
    messages.accepted,
    messages.delivered,
    messages.failed,
    messages.unknown,
    messages.suppressed
FROM subject
LEFT JOIN intake ON intake.batch_id = subject.batch_id
LEFT JOIN intake_failure AS failure ON failure.subject = subject.subject
LEFT JOIN load ON load.batch_id = subject.batch_id
LEFT JOIN cohort ON cohort.batch_id = subject.batch_id
-- A load may end again, when rejected rows were taken up, corrected or accepted later; what was found before its last end is
-- mended.
LEFT JOIN validation ON validation.batch_id = subject.batch_id
    AND (load.finished_at IS NULL OR validation.at >= load.finished_at)
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE message.state IN ('PENDING', 'SENDING')) AS pending,
        count(*) FILTER (WHERE message.state = 'ACCEPTED') AS accepted,
        count(*) FILTER (WHERE message.state = 'DELIVERED') AS delivered,
        count(*) FILTER (WHERE message.state = 'FAILED') AS failed,
        count(*) FILTER (WHERE message.state = 'UNKNOWN') AS unknown,
        count(*) FILTER (WHERE message.state = 'SUPPRESSED') AS suppressed,
        max(message.at) AS at
    FROM message_batch
    JOIN message USING (delivery_id)
    WHERE message_batch.batch_id = subject.batch_id
) AS messages;
