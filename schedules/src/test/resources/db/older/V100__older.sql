-- What a service had before it had schedules.
CREATE TABLE older (id bigint PRIMARY KEY);
