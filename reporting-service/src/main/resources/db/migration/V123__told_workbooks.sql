-- When it was last published again that the workbook of a cohort is ready.
CREATE TABLE told_workbook (
    cohort_id bigint      PRIMARY KEY,
    told_at   timestamptz NOT NULL
);
