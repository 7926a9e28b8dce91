-- The reminders that were asked for, each once: loan, due date and lead name it, whatever is replayed and whatever has
-- become of the contact meanwhile.
CREATE TABLE reminder (
    loan_id     bigint      NOT NULL,
    due_date    date        NOT NULL,
    lead_days   integer     NOT NULL,
    outcome     text        NOT NULL CHECK (outcome IN ('REACHABLE', 'OPTED_OUT', 'NO_CONTACT', 'LOAN_UNKNOWN')),
    delivery_id bigint REFERENCES delivery,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (loan_id, due_date, lead_days)
);

COMMENT ON COLUMN reminder.outcome IS 'How the client could be reached when the reminder was asked for; what became of it then is told by its delivery';

INSERT INTO alert_kind (kind) VALUES ('UNREACHABLE');
