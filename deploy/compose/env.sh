#!/usr/bin/env bash
# Makes up the passwords that docker-compose.yml needs, once, in .env beside it, and the folders that it mounts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

password() {
  # head ends the pipe, which tr takes for a failure.
  (set +o pipefail; LC_ALL=C tr -dc 'A-Za-z0-9' < /dev/urandom | head -c 24)
}

write_env() {
  cat << END
# Made by deploy/compose/env.sh. Not for git. Settings that may be changed are told in docs/containers.md.
PENSTOCK_USER=$user:0
POSTGRES_PASSWORD=$(password)
PENSTOCK_INGEST_DATABASE_PASSWORD=$(password)
PENSTOCK_ETL_DATABASE_PASSWORD=$(password)
PENSTOCK_NOTIFICATION_DATABASE_PASSWORD=$(password)
PENSTOCK_REPORTING_DATABASE_PASSWORD=$(password)
PENSTOCK_COHORT_DATABASE_PASSWORD=$(password)
PENSTOCK_SMART360_DATABASE_PASSWORD=$(password)
PENSTOCK_UTILITY_DATABASE_PASSWORD=$(password)
PENSTOCK_USERS_VIEWER=$(password)
PENSTOCK_USERS_OPERATOR=$(password)
PENSTOCK_USERS_ANALYST=$(password)
PENSTOCK_USERS_ADMIN=$(password)
GRAFANA_ADMIN_PASSWORD=$(password)
END
}

# Files of the folders belong to whoever runs this; a root gets the images' own user.
user=$(id -u)
[ "$user" != 0 ] || user=10001

folders=(.penstock/compose/inbox/cohorts .penstock/compose/outbox)
mkdir -p "${folders[@]}"
[ "$(id -u)" != 0 ] || chown -R "$user" .penstock/compose

if [ -e .env ]; then
  echo ".env is there already and stays as it is"
else
  (umask 077 && write_env > .env.part && mv .env.part .env)
  echo "made .env; the operator's password is PENSTOCK_USERS_OPERATOR in it"
fi
