-- The key of a row with a value that could not be read, as a reject has it: whose value it is.
ALTER TABLE anomaly ADD COLUMN key text;
