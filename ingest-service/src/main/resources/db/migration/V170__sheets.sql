-- The sheets over which the table of a workbook goes on, as [{"name", "firstLine"}]: their lines are counted on. Null for all
-- other files.
ALTER TABLE batch ADD COLUMN sheets jsonb;
