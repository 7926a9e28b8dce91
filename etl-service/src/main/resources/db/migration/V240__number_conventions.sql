-- How the numbers of a load's file are written: whether some can only be read where point and comma have changed their places,
-- whether some can be read in both ways, and whether those are refused. They are as soon as both were seen: the chunks are run
-- again then.
ALTER TABLE load
    ADD COLUMN other_numbers     boolean NOT NULL DEFAULT false,
    ADD COLUMN ambiguous_numbers boolean NOT NULL DEFAULT false,
    ADD COLUMN numbers_doubted   boolean NOT NULL DEFAULT false;
