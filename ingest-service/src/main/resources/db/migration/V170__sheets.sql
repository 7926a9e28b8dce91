-- The sheets over which the table of a workbook goes on, and the line that the first row of each has, as lines are counted on
-- from sheet to sheet; empty for all other files.
ALTER TABLE batch
    ADD COLUMN sheet_names text[]   NOT NULL DEFAULT '{}',
    ADD COLUMN sheet_lines bigint[] NOT NULL DEFAULT '{}';
