-- One role and one schema per service. A service can write nothing but its own schemas;
-- what it may read of another's is granted view by view in the owner's migrations.
-- Runs once, in the database "penstock", as a superuser; passwords are set afterwards by ALTER ROLE.

CREATE ROLE ingest LOGIN;
CREATE ROLE etl LOGIN;
CREATE ROLE notification LOGIN;
CREATE ROLE reporting LOGIN;

REVOKE ALL ON DATABASE penstock FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE penstock TO ingest, etl, notification, reporting;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA ingest AUTHORIZATION ingest;
CREATE SCHEMA etl AUTHORIZATION etl;
CREATE SCHEMA mart AUTHORIZATION etl;
CREATE SCHEMA notification AUTHORIZATION notification;
CREATE SCHEMA reporting AUTHORIZATION reporting;

ALTER ROLE ingest SET search_path = ingest;
ALTER ROLE etl SET search_path = etl, mart;
ALTER ROLE notification SET search_path = notification;
ALTER ROLE reporting SET search_path = reporting;
