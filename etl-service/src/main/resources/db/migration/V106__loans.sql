-- Cleaned loans of a batch, before the merge; see stage_consumers.
CREATE TABLE stage_loans (
    batch_id    bigint NOT NULL,
    line        bigint NOT NULL,
    user_id     bigint,
    loan_id     bigint NOT NULL,
    created_at  timestamp,
    due_at      timestamp,
    paid_at     timestamp,
    status      text,
    loan_amount numeric,
    tax         numeric,
    due_amount  numeric,
    amount_paid numeric
) PARTITION BY LIST (batch_id);

-- The loans. Times are local times of the lender's zone. That the client exists is seen to by the merge, not by a foreign
-- key: a loan stays on record when its client is deleted.
CREATE TABLE mart.loan (
    loan_id       bigint    PRIMARY KEY,
    user_id       bigint    NOT NULL,
    created_at    timestamp NOT NULL,
    due_at        timestamp NOT NULL,
    paid_at       timestamp,
    status        text      NOT NULL CHECK (status IN ('paid', 'default', 'ongoing')),
    loan_amount   numeric   NOT NULL,
    tax           numeric   NOT NULL,
    due_amount    numeric   NOT NULL,
    amount_paid   numeric   NOT NULL,
    created_batch bigint,
    changed_batch bigint
);

CREATE INDEX loan_client ON mart.loan (user_id);
-- What is open, by when it is due: asked for by every reminder run.
CREATE INDEX loan_ongoing ON mart.loan (due_at) WHERE status = 'ongoing';

CREATE TABLE mart.loan_history (
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    loan_id    bigint      NOT NULL,
    operation  text        NOT NULL,
    former     jsonb,
    batch_id   bigint,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE INDEX loan_history_loan ON mart.loan_history USING hash (loan_id);

-- Rows that the reference rule rejected, ready to be merged once their client is there.
CREATE TABLE waiting_loans (
    LIKE stage_loans,
    PRIMARY KEY (batch_id, line)
);

CREATE INDEX waiting_loans_client ON waiting_loans (user_id);
