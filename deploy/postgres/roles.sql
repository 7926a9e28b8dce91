-- One role and one schema per service. A service can write nothing but its own schemas;
-- what it may read of another's is granted view by view in the owner's migrations.
-- Run in the database "penstock", as a superuser; passwords are set afterwards by ALTER ROLE. It can be run again at any
-- time, and is to be run before the services of a new version start: it makes what is not there yet.

DO $$
DECLARE
    v_role text;
BEGIN
    FOREACH v_role IN ARRAY ARRAY['ingest', 'etl', 'notification', 'reporting', 'cohort'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', v_role);
        END IF;
    END LOOP;
END
$$;

REVOKE ALL ON DATABASE penstock FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE penstock TO ingest, etl, notification, reporting;
GRANT CONNECT ON DATABASE penstock TO cohort;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS ingest AUTHORIZATION ingest;
CREATE SCHEMA IF NOT EXISTS etl AUTHORIZATION etl;
CREATE SCHEMA IF NOT EXISTS mart AUTHORIZATION etl;
CREATE SCHEMA IF NOT EXISTS notification AUTHORIZATION notification;
CREATE SCHEMA IF NOT EXISTS reporting AUTHORIZATION reporting;

ALTER ROLE ingest SET search_path = ingest;
ALTER ROLE etl SET search_path = etl, mart;
ALTER ROLE notification SET search_path = notification;
ALTER ROLE reporting SET search_path = reporting;

-- Runs the queries of cohorts for reporting-service: owns nothing, writes nothing, and reads what etl-service grants it.
ALTER ROLE cohort SET search_path = mart;
ALTER ROLE cohort SET default_transaction_read_only = on;
