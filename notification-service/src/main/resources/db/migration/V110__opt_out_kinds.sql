-- Why nothing is sent to an address: a person did not want it, or the provider says that it cannot be reached. The first
-- is the person's wish and holds for the person; after the second another address of theirs may be used.
ALTER TABLE opt_out ADD COLUMN kind text CHECK (kind IN ('OPTED_OUT', 'UNDELIVERABLE'));

UPDATE opt_out SET kind = CASE WHEN reason ~ '^Twilio 21(211|614)\M' THEN 'UNDELIVERABLE' ELSE 'OPTED_OUT' END;

ALTER TABLE opt_out ALTER COLUMN kind SET NOT NULL;
