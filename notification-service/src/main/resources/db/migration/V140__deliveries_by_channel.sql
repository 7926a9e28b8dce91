-- Deliveries are claimed by channel, some at once; those that are sent leave this index, and none is left where nothing waits.
CREATE INDEX delivery_waiting ON delivery (channel, due_at, id) WHERE state = 'PENDING';

DROP INDEX delivery_due;

-- About which the provider is to be asked.
CREATE INDEX delivery_doubtful ON delivery (due_at, id) WHERE state IN ('UNKNOWN', 'ACCEPTED') AND due_at IS NOT NULL;
