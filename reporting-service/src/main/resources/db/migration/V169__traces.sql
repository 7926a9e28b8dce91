-- The step that asked for a workbook (W3C traceparent), so that who makes it goes on in its trace.
ALTER TABLE cohort
    ADD COLUMN traceparent text;
