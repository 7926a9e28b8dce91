-- The step that raised an alert or recorded a message (W3C traceparent), so that who tells it goes on in its trace.
ALTER TABLE alert
    ADD COLUMN traceparent text;

ALTER TABLE delivery
    ADD COLUMN traceparent text;
