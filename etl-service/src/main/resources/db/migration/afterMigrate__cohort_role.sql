-- What a cohort by query may read: the role has no right but these. Looked at in every start, since the role may have
-- been made after the views were, by running deploy/postgres/roles.sql again; replicas that start together take turns.
DO $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('grants of role cohort', 0));
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cohort') THEN
        RAISE WARNING 'role cohort is not there: no cohorts by query until deploy/postgres/roles.sql was run again';
    ELSIF NOT has_schema_privilege('cohort', 'mart', 'USAGE')
        OR NOT has_table_privilege('cohort', 'mart.account_details', 'SELECT')
        OR NOT has_table_privilege('cohort', 'mart.reported_client', 'SELECT')
        OR NOT has_table_privilege('cohort', 'mart.reported_loan', 'SELECT') THEN
        GRANT USAGE ON SCHEMA mart TO cohort;
        GRANT SELECT ON mart.account_details, mart.reported_client, mart.reported_loan TO cohort;
    END IF;
END
$$;
