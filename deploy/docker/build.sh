#!/bin/sh
# Builds the services and lays each out in /out as its image's layers: what changes with a library's version, then what
# changes with every build. Runs in the first stage of every service's image; the stage is the same for all, so that it is
# done once.
set -eu

services="ingest-service etl-service notification-service reporting-service"

./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true \
  -pl "$(echo $services | tr ' ' ',')" -am package

for service in $services; do
  built=$service/target/quarkus-app
  mkdir -p "/out/$service/libraries/lib" "/out/$service/own/lib/main"
  mv "$built"/lib/main/io.penstock.* "/out/$service/own/lib/main/"
  mv "$built"/lib/* "/out/$service/libraries/lib/"
  mv "$built"/app "$built"/quarkus "$built"/quarkus-run.jar "/out/$service/own/"
done

kafka=$(ls /out/ingest-service/libraries/lib/main/org.apache.kafka.kafka-clients-*.jar)
javac --release 17 -d /out/tools -cp "$kafka" deploy/docker/*.java
awk -f deploy/docker/topics.awk contracts/asyncapi.yaml > /out/tools/topics

# A layer whose files are the same is the same layer, whenever it was made. Others than the builder are to read it.
find /out -exec touch -h -d '2026-01-01T00:00:00Z' {} +
chmod -R a+rX,go-w /out
