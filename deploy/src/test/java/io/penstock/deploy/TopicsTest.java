package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private final Events events = new Events();

    @Test
    void everyTopicOfTheContractIsThere() {
        Map<String, Integer> topics = Manifest.rendered("production").stream()
                .filter(manifest -> manifest.kind().equals("KafkaTopic"))
                .collect(Collectors.toMap(
                        Manifest::name,
                        topic -> topic.at("/spec/partitions").asInt(),
                        (one, other) -> one,
                        TreeMap::new));
        assertEquals(events.partitions(), topics);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "etl", "notification", "reporting"})
    void serviceMayWriteWhatItSendsAndReadWhatItReceivesAndNothingElse(String service) {
        Set<String> receives = events.topics(service, "receive");
        Set<String> reads = new TreeSet<>(receives);
        receives.forEach(topic -> reads.add(topic + Events.DEAD_LETTER));
        Set<String> writes = new TreeSet<>(reads);
        writes.addAll(events.topics(service, "send"));
        assertEquals(reads, allowed(service, "Read"));
        assertEquals(writes, allowed(service, "Write"), "what was set aside can be put back");
    }

    @Test
    void scalingLooksAtGroupsThatThereAre() {
        for (Manifest scaled : Manifest.rendered("production")) {
            if (scaled.kind().equals("ScaledObject")) {
                String service = scaled.name();
                Set<String> topics = new TreeSet<>();
                for (JsonNode trigger : scaled.at("/spec/triggers")) {
                    JsonNode metadata = trigger.path("metadata");
                    topics.add(metadata.path("topic").asText());
                    assertTrue(
                            hasGroup(service, metadata),
                            () -> service + " has no group " + metadata.path("consumerGroup"));
                }
                assertEquals(events.topics(service.replace("-service", ""), "receive"), topics);
            }
        }
    }

    /** The group as the service's settings have it; the service's own name unless set. */
    private static boolean hasGroup(String service, JsonNode trigger) {
        String settings = Repository.read(service + "/src/main/resources/application.properties");
        String key = "mp.messaging.incoming." + trigger.path("topic").asText() + ".group.id=";
        String group = trigger.path("consumerGroup").asText();
        return settings.contains(key)
                ? settings.lines().anyMatch(line -> line.equals(key + group))
                : group.equals(service);
    }

    private static Set<String> allowed(String service, String operation) {
        return Manifest.rendered("production").stream()
                .filter(manifest -> manifest.toString().equals("KafkaUser " + service + "-service"))
                .flatMap(user -> Manifest.elements(user.at("/spec/authorization/acls")))
                .filter(rule -> rule.at("/resource/type").asText().equals("topic"))
                .filter(rule -> Manifest.elements(rule.path("operations"))
                        .anyMatch(one -> one.asText().equals(operation)))
                .map(rule -> rule.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
