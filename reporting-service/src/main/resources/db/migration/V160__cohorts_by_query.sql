-- A cohort by query is made for a date. One that a schedule asks for is made once for each, whatever is run again.
ALTER TABLE cohort
    ADD COLUMN as_of    date,
    ADD COLUMN schedule text,
    ADD CONSTRAINT cohort_of_schedule UNIQUE (schedule, as_of),
    ADD CONSTRAINT cohort_by_query CHECK ((parameters IS NULL) = (as_of IS NULL));
