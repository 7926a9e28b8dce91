-- The step in which a batch was received (W3C traceparent), so that who works on it later goes on in its trace.
ALTER TABLE batch
    ADD COLUMN traceparent text;
