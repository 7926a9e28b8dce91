-- A load ends again when rejected rows were taken up, corrected or accepted later, and its end is told again when it is undone:
-- its last end counts, whichever is heard of last.
INSERT INTO load (
    batch_id, dataset, state, rank, read, inserted, updated, unchanged, duplicate, rejected, anomalies, unread,
    smart360_inserted, smart360_updated, smart360_unchanged, smart360_rejected,
    started_at, finished_at, detail, dry_run, accepted_rejects, accepted_unread, undone_at, at
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (batch_id) DO UPDATE
SET dataset = excluded.dataset,
    state = excluded.state,
    rank = excluded.rank,
    chunks_done = CASE WHEN excluded.state = 'COMPLETE' THEN load.chunks ELSE load.chunks_done END,
    read = excluded.read,
    inserted = excluded.inserted,
    updated = excluded.updated,
    unchanged = excluded.unchanged,
    duplicate = excluded.duplicate,
    rejected = excluded.rejected,
    anomalies = excluded.anomalies,
    unread = excluded.unread,
    smart360_inserted = excluded.smart360_inserted,
    smart360_updated = excluded.smart360_updated,
    smart360_unchanged = excluded.smart360_unchanged,
    smart360_rejected = excluded.smart360_rejected,
    started_at = excluded.started_at,
    finished_at = excluded.finished_at,
    detail = excluded.detail,
    dry_run = excluded.dry_run,
    accepted_rejects = excluded.accepted_rejects,
    accepted_unread = excluded.accepted_unread,
    undone_at = excluded.undone_at,
    at = excluded.at
WHERE (excluded.rank, excluded.at) >= (load.rank, load.at)
