#!/usr/bin/env bash
# Topics and grants on a city's Kafka; safe to run again. KAFKA_HOME: a Kafka distribution; COMMAND_CONFIG: its client
# settings for an administrator, where the cluster wants a log-in.
#   deploy/kafka/topics.sh BOOTSTRAP_SERVERS UNIT…
# Principals: the service is User:sise, a unit's consumer is User:<code>, the centre's own consumers are User:centre.
set -euo pipefail

(($# >= 2)) || {
  echo "usage: $0 BOOTSTRAP_SERVERS UNIT…" >&2
  exit 1
}
servers="$1"
shift
replicas="${REPLICAS:-3}"
in_sync="${MIN_IN_SYNC:-2}"
retention_days="${RETENTION_DAYS:-365}" # as the topics that the service makes itself; what is older is in the log
admin=(--bootstrap-server "$servers" ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"})

topic() { # name, partitions
  "${KAFKA_HOME:?}/bin/kafka-topics.sh" "${admin[@]}" --create --if-not-exists --topic "$1" --partitions "$2" \
    --replication-factor "$replicas" --config "min.insync.replicas=$in_sync" \
    --config "retention.ms=$((retention_days * 86400000))"
}

grant() { # principal, then what
  "${KAFKA_HOME:?}/bin/kafka-acls.sh" "${admin[@]}" --add --force --allow-principal "User:$1" "${@:2}"
}

# The service writes what it tells and what it rejected, and nothing else: not to a reply topic, where a unit speaks. DescribeConfigs lets it
# know how large a message the topic takes; without it 512 KiB is assumed.
tell=(--operation Write --operation Describe --operation DescribeConfigs)

topic sise.incidents 12
grant sise "${tell[@]}" --topic sise.incidents
grant sise "${tell[@]}" --topic sise.unit. --topic sise.drill.unit. --resource-pattern-type prefixed
grant sise --operation Read --operation Describe --topic sise.reply. --resource-pattern-type prefixed
grant sise --operation Read --operation Describe --topic sise.intake
for rejected in sise.reply.rejected sise.intake.rejected; do # read by who looks after the programs that speak
  topic "$rejected" 1
  grant sise "${tell[@]}" --topic "$rejected"
  grant centre --operation Read --operation Describe --topic "$rejected"
done
topic sise.watch 1 # what the watch found, and that it looks
grant sise "${tell[@]}" --topic sise.watch
grant centre --operation Read --operation Describe --topic sise.watch
topic sise.intake 1
grant monitor --operation Write --operation Describe --topic sise.intake
grant sise --operation Read --group sise. --resource-pattern-type prefixed
grant sise --operation IdempotentWrite --cluster
grant centre --operation Read --operation Describe --topic sise.incidents
grant centre --operation Read --group centre. --resource-pattern-type prefixed

# A unit reads its own topics and nobody else's; that it may write to its reply topic is what says that it speaks.
for unit in "$@"; do
  topic "sise.unit.$unit" 1
  topic "sise.drill.unit.$unit" 1
  topic "sise.reply.$unit" 1
  grant "$unit" --operation Read --operation Describe --topic "sise.unit.$unit" --topic "sise.drill.unit.$unit"
  grant "$unit" --operation Write --operation Describe --topic "sise.reply.$unit"
  grant "$unit" --operation Read --group "$unit." --resource-pattern-type prefixed
done
