#!/usr/bin/env bash
# Makes up the passwords of an installation and keeps them in its cluster, each Secret once: what is there stays.
# Usage: secrets.sh [NAMESPACE]
set -euo pipefail
namespace=${1:-penstock}

folder=$(umask 077 && mktemp -d)
trap 'rm -rf "$folder"' EXIT

password() {
  (set +o pipefail; LC_ALL=C tr -dc 'A-Za-z0-9' < /dev/urandom | head -c 24)
}

# secret NAME TYPE, with the files in $folder as its keys. Files, so that no process list shows the words.
secret() {
  if kubectl -n "$namespace" get secret "$1" > /dev/null 2>&1; then
    echo "$1 is there already"
  else
    kubectl -n "$namespace" create secret generic "$1" --type="$2" --from-file="$folder"
    # Tells the database's operator to look at changes of it.
    kubectl -n "$namespace" label secret "$1" cnpg.io/reload=true > /dev/null
  fi
  rm -f "$folder"/*
}

kubectl get namespace "$namespace" > /dev/null 2>&1 || kubectl apply -f "$(dirname "${BASH_SOURCE[0]}")/base/namespace.yaml"

for user in viewer operator analyst admin; do
  password > "$folder/penstock.users.$user"
done
secret penstock-users Opaque

for role in ingest etl notification reporting cohort smart360_penstock utility_penstock; do
  printf %s "$role" > "$folder/username"
  password > "$folder/password"
  secret "${role%_penstock}-database" kubernetes.io/basic-auth
done
