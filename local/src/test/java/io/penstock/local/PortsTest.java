package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final List<String> said = new ArrayList<>();

    @Test
    void usualPortsAreTakenWhenTheyAreFree() {
        Ports ports = choose(Set.of());

        assertEquals(8081, ports.of("ingest"));
        assertEquals(9092, ports.of("kafka"));
        assertTrue(said.isEmpty());
    }

    @Test
    void takenPortIsReplacedByTheNextFreeOneAndSaidSo() {
        Ports ports = choose(Set.of(8081, 8085));

        assertEquals(8086, ports.of("ingest"), "8082 to 8084 belong to the other services, 8085 is taken");
        assertEquals(List.of("port 8081 is taken, so ingest listens on 8086"), said);
    }

    @Test
    void portAskedForIsNotReplaced() {
        Refused refused = assertThrows(Refused.class, () -> choose(Set.of(9999), "--port", "kafka=9999"));

        assertEquals("port 9999 was asked for kafka, but is taken", refused.getMessage());
    }

    @Test
    void randomPortsAreDistinct() {
        Ports ports = choose(Set.of(), "--random-ports");

        Set<Integer> distinct = new HashSet<>();
        Ports.DEFAULTS.keySet().forEach(name -> distinct.add(ports.of(name)));
        assertEquals(Ports.DEFAULTS.size(), distinct.size());
    }

    @Test
    void secondReplicaHasPortsOfItsOwn() {
        Ports ports = choose(Set.of(), "--replicas", "2");

        assertEquals(8182, ports.of("etl-2"));
        assertEquals(9182, ports.of("etl-2-management"));
    }

    private Ports choose(Set<Integer> taken, String... words) {
        return Ports.choose(Options.parse(Path.of("/"), words), port -> !taken.contains(port), said::add);
    }
}
