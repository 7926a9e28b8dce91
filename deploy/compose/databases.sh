#!/bin/bash
# Makes the databases, roles and passwords, when PostgreSQL starts for the first time. SMART360 and the utility's database
# stand for servers of others; the utility's has sample rows.
set -euo pipefail

sql() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname "$@"
}

for database in penstock smart360 utility; do
  sql postgres -c "CREATE DATABASE $database"
done
sql penstock -f /penstock/postgres/roles.sql
sql smart360 -f /penstock/postgres/smart360.sql
sql utility -f /penstock/postgres/utility.sql
sql utility -f /penstock/sample-data/utility.sql

# Read from the environment by psql itself, so that no process list shows them.
sql postgres << 'END'
\getenv ingest PENSTOCK_INGEST_DATABASE_PASSWORD
\getenv etl PENSTOCK_ETL_DATABASE_PASSWORD
\getenv notification PENSTOCK_NOTIFICATION_DATABASE_PASSWORD
\getenv reporting PENSTOCK_REPORTING_DATABASE_PASSWORD
\getenv cohort PENSTOCK_COHORT_DATABASE_PASSWORD
\getenv smart360 PENSTOCK_SMART360_DATABASE_PASSWORD
\getenv utility PENSTOCK_UTILITY_DATABASE_PASSWORD
ALTER ROLE ingest PASSWORD :'ingest';
ALTER ROLE etl PASSWORD :'etl';
ALTER ROLE notification PASSWORD :'notification';
ALTER ROLE reporting PASSWORD :'reporting';
ALTER ROLE cohort PASSWORD :'cohort';
ALTER ROLE smart360_penstock PASSWORD :'smart360';
ALTER ROLE utility_penstock PASSWORD :'utility';
END
