package io.penstock.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What contracts/asyncapi.yaml says of topics. */
final class Events {

    static final String DEAD_LETTER = ".dead-letter";

    private final ObjectNode contract = Manifest.yaml(Repository.read("contracts/asyncapi.yaml"));

    /** Topics with their partitions, those of dead letters included. */
    Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        for (JsonNode channel : contract.path("channels")) {
            String topic = channel.path("address").asText();
            partitions.put(topic, channel.at("/bindings/kafka/partitions").asInt());
            partitions.put(topic + DEAD_LETTER, 1);
        }
        return partitions;
    }

    /** Topics that a service, such as {@code etl}, sends or receives. */
    Set<String> topics(String service, String action) {
        Set<String> topics = new TreeSet<>();
        contract.path("operations").properties().forEach(operation -> {
            boolean its = operation.getKey().startsWith(service + "-");
            if (its && operation.getValue().path("action").asText().equals(action)) {
                String channel =
                        operation.getValue().at("/channel/$ref").asText().replaceFirst(".*/", "");
                topics.add(contract.at("/channels/" + channel + "/address").asText());
            }
        });
        return topics;
    }
}
