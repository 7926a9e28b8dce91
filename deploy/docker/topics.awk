# Prints name and number of partitions of every topic of contracts/asyncapi.yaml, and of its dead letters.
/^operations:/ { exit }
$1 == "address:" { topic = $2 }
$1 == "partitions:" { print topic, $2; print topic ".dead-letter", 1 }
