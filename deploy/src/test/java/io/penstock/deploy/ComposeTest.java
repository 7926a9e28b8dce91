package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?");

    private final String text = Repository.read("docker-compose.yml");
    // SnakeYAML, because it knows merge keys.
    private final JsonNode compose = new ObjectMapper().valueToTree(new Yaml().<Map<String, Object>>load(text));

    @Test
    void imagesArePinned() {
        for (JsonNode service : compose.path("services")) {
            String image = DEFAULT.matcher(service.path("image").asText()).replaceAll("$1");
            assertTrue(Images.isPinned(image), image);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "etl-service", "notification-service", "reporting-service"})
    void serviceIsConfined(String name) {
        JsonNode service = compose.at("/services/" + name);
        assertTrue(service.path("read_only").asBoolean());
        assertEquals("[\"ALL\"]", service.path("cap_drop").toString());
        assertTrue(service.path("user").asText().startsWith("${PENSTOCK_USER:?"));
        assertTrue(service.at("/deploy/resources/limits").has("memory"));
        int grace = Integer.parseInt(service.path("stop_grace_period").asText().replaceFirst("s$", ""));
        assertTrue(grace >= Stop.patienceSeconds() + Stop.REST_SECONDS, "what is in hand may end");
        assertFalse(service.has("container_name"), "a second one could not have it");
    }

    @Test
    void workersOfLoadsCanBeMany() {
        String ports = compose.at("/services/etl-service/ports/0").asText();
        assertTrue(ports.matches(".*:-\\d+-\\d+}:\\d+"), "one port is one replica: " + ports);
    }

    @Test
    void passwordsComeFromOutside() {
        for (JsonNode service : compose.path("services")) {
            service.path("environment").properties().stream()
                    .filter(variable -> variable.getKey().matches(".*(PASSWORD|TOKEN|USERS_).*"))
                    .forEach(variable -> assertTrue(variable.getValue().asText().startsWith("${"), variable::toString));
        }
    }

    @Test
    void whatIsRequiredIsMadeUpByTheScript() {
        Set<String> required = REQUIRED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> made = Pattern.compile("(?m)^(\\w+)=\\$")
                .matcher(Repository.read("deploy/compose/env.sh"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)))
                .toList();
        assertEquals(required, new TreeSet<>(made));
    }
}
