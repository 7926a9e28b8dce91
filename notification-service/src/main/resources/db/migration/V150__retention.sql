-- Deliveries are forgotten some time after they ended. The reminder stays, so that it is not sent again, with the id that
-- its delivery had; a foreign key would have to look for it in all reminders whenever a delivery goes.
ALTER TABLE reminder DROP CONSTRAINT reminder_delivery_id_fkey;

COMMENT ON COLUMN reminder.delivery_id IS 'Null where none was recorded; the delivery itself may have been forgotten since';
