#!/usr/bin/env bash
# Tries out what docker-compose.yml promises, with made-up consumers: a file goes the whole way, three replicas share its
# chunks, and one that is killed while it loads loses nothing. Wants .env (env.sh) and images (docker compose build); leaves
# everything running. ROWS is the size of each file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rows=${ROWS:-300000}
inbox=$(sed -n 's/^PENSTOCK_INBOX=//p' .env)
inbox=${inbox:-.penstock/compose/inbox}

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

ask() {
  docker compose exec -T postgres psql -U postgres -d penstock -qAt -c "$1"
}

# Puts a file into the inbox; every one differs from those before, and its consumers are the same.
drop() {
  local name=check-$1-$(date +%s).csv
  awk -v rows="$rows" -v mark="$name" 'BEGIN {
    print "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,Meter Number,Tariff Plan,Consumption History,Payment Status"
    for (i = 1; i <= rows; i++)
      printf "CHECK-%d,Nobody Atall,\"1 Example Street, Tampa, FL 33602\",(813) 555-0103,check%d@example.com,ACCT-%d,MTR-%d,%s,%d kWh,Paid\n", i, i, i, i, substr(mark, 1, 30), i % 500
  }' > "$inbox/$name.part"
  mv "$inbox/$name.part" "$inbox/$name"
  echo "$name"
}

# Waits for a condition on the load of a file.
until_load() {
  local name=$1 condition=$2 end=$((SECONDS + 600))
  until [ "$(ask "SELECT count(*) FROM etl.load WHERE name = '$name' AND ($condition)")" = 1 ]; do
    [ "$SECONDS" -lt "$end" ] || fail "$name: $(ask "SELECT * FROM etl.load WHERE name = '$name'")"
    sleep 0.3
  done
}

# Waits for the end of a file's load, whose books must balance, here and at SMART360.
completed() {
  until_load "$1" "finished_at IS NOT NULL"
  ask "SELECT state || ': read ' || read || ' = inserted ' || inserted || ' + updated ' || updated || ' + unchanged '
    || unchanged || ' + duplicate ' || duplicate || ' + rejected ' || rejected || ', '
    || round(extract(epoch FROM finished_at - started_at), 1) || ' s' FROM etl.load WHERE name = '$1'"
  [ "$(ask "SELECT state = 'COMPLETE' AND read = $rows AND read = inserted + updated + unchanged + duplicate + rejected
    FROM etl.load WHERE name = '$1'")" = t ] || fail "the books of $1 do not balance"
  [ "$(docker compose exec -T postgres psql -U postgres -d smart360 -qAt -c \
    "SELECT count(*) FROM consumer_table WHERE consumer_id LIKE 'CHECK-%'")" = "$rows" ] || fail "rows are missing at SMART360"
}

# How many chunks a replica was handed: its metrics are asked for from the database's container, which has a shell.
chunks_of() {
  local address
  address=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$1")
  docker compose exec -T postgres bash -c "exec 3<> /dev/tcp/$address/9082
    printf 'GET /q/metrics HTTP/1.0\r\nHost: check\r\n\r\n' >&3; cat <&3" \
    | awk '/^kafka_consumer_fetch_manager_records_consumed_total\{.*client_id="kafka-consumer-etl-chunk"/ { sum += $NF } END { printf "%d\n", sum }'
}

started=$SECONDS
docker compose up --wait --no-build --quiet-pull 2> /dev/null || fail "not everything is healthy"
echo "healthy after $((SECONDS - started)) s"

for container in $(docker compose ps -q ingest-service etl-service notification-service reporting-service); do
  docker inspect -f '{{.Name}} user={{.Config.User}} read-only={{.HostConfig.ReadonlyRootfs}} capabilities dropped={{.HostConfig.CapDrop}}' "$container"
  docker inspect -f '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}}' "$container" | grep -Eq '^[1-9][0-9]*:0 true$' \
    || fail "runs as root, or may write its root file system"
done

echo "one replica:"
completed "$(drop one)"

echo "three replicas:"
docker compose up --wait --no-build --scale etl-service=3 2> /dev/null || fail "three replicas are not healthy"
declare -A before
replicas=$(docker compose ps -q etl-service)
for replica in $replicas; do before[$replica]=$(chunks_of "$replica"); done
completed "$(drop three)"
for replica in $replicas; do
  done_here=$(($(chunks_of "$replica") - ${before[$replica]}))
  echo "  ${replica:0:12} was handed $done_here chunks"
  [ "$done_here" -gt 0 ] || fail "a replica had nothing to do"
done

echo "killed while it loads:"
name=$(drop killed)
until_load "$name" "state = 'CHUNKING' AND chunks_done > 0"
docker kill $replicas > /dev/null
echo "  killed with $(ask "SELECT chunks_done || ' of ' || chunks || ' chunks done' FROM etl.load WHERE name = '$name'")"
docker compose up --wait --no-build 2> /dev/null || fail "not everything is healthy after the kill"
completed "$name"

docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' $(docker compose ps -q)
