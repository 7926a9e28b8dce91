-- When the records of a load were forgotten that its books do not need: rejects, anomalies, corrected records, loans that
-- wait, and the rows of a list of accounts. forgetting is true while some of them are still there.
ALTER TABLE load
    ADD COLUMN forgotten_at timestamptz,
    ADD COLUMN forgetting   boolean NOT NULL DEFAULT false;

CREATE INDEX load_not_forgotten ON load (finished_at) WHERE forgotten_at IS NULL OR forgetting;
