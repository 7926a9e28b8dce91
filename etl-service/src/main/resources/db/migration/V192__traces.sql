-- The step that planned a load (W3C traceparent), so that who carries it on goes on in its trace.
ALTER TABLE load
    ADD COLUMN traceparent text;
