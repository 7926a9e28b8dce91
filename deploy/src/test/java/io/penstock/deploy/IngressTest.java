package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class IngressTest {

    private static final List<String> SHARED = List.of("messaging", "schedules");

    // SnakeYAML, because it knows anchors.
    private final JsonNode ingress = new ObjectMapper()
            .valueToTree(new Yaml().<Map<String, Object>>load(Repository.read("deploy/kubernetes/base/ingress.yaml")));

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "etl", "notification", "reporting"})
    void everyPathOfAServiceIsBroughtToIt(String name) {
        String service = name + "-service";
        Set<String> paths = Paths.of(service);
        assertFalse(paths.isEmpty(), service);
        assertAll(paths.stream().map(path -> () -> assertEquals(service, serviceOf(path), path)));
        assertAll(shared().map(path -> () -> assertEquals(service, serviceOf("/" + name + path), path)));
    }

    @Test
    void whatEveryServiceHasIsNoServicesAlone() {
        assertTrue(shared().count() >= 2, "dead letters and schedules");
        assertAll(shared().map(path -> () -> assertEquals("none", serviceOf(path), path)));
    }

    private static Stream<String> shared() {
        return SHARED.stream().flatMap(module -> Paths.of(module).stream());
    }

    /** As Kubernetes decides: the exact path, else the longest prefix of whole segments. */
    private String serviceOf(String path) {
        String found = "none";
        int longest = -1;
        for (JsonNode rule : ingress.at("/spec/rules/0/http/paths")) {
            String ruled = rule.path("path").asText();
            boolean exact = rule.path("pathType").asText().equals("Exact");
            int length = exact ? Integer.MAX_VALUE : ruled.length();
            if ((exact ? path.equals(ruled) : (path + "/").startsWith(ruled + "/")) && length > longest) {
                found = rule.at("/backend/service/name").asText();
                longest = length;
            }
        }
        return found;
    }
}
