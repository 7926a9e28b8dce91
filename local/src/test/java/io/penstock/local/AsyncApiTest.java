package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the events says what the services' sources do. */
class AsyncApiTest {

    private static final Path ROOT = Options.findRoot(Path.of(""));
    private static final Path CONTRACTS = ROOT.resolve("contracts");
    private static final Pattern SENDS = Pattern.compile("(?:@Event\\(topic|String TOPIC) = \"([^\"]+)\"");
    private static final Pattern RECEIVES = Pattern.compile("@Incoming\\(\"([^\"]+)\"\\)");

    private final JsonNode document = read();

    @Test
    void everyTopicThatHasAContractIsDescribedWithItsSchema() throws IOException {
        Set<String> topics = topics();
        assertFalse(topics.isEmpty());
        assertEquals(topics, names(document.path("channels")));
        for (String topic : topics) {
            JsonNode channel = document.path("channels").path(topic);
            assertEquals(topic, channel.path("address").asText());
            JsonNode message = resolve(channel.path("messages").elements().next());
            assertEquals("io.penstock." + topic + ".v1", message.path("name").asText());
            assertEquals(
                    "./" + topic + "/schema.json",
                    message.path("payload").path("schema").path("$ref").asText());
            assertEquals(
                    "#/components/schemas/CloudEvent",
                    message.path("headers").path("$ref").asText());
        }
    }

    @Test
    void whoSendsAndWhoReceivesIsWhatTheSourcesSay() throws IOException {
        Set<String> described = new TreeSet<>();
        document.path("operations").properties().forEach(operation -> {
            String action = operation.getValue().path("action").asText();
            String channel = operation.getValue().path("channel").path("$ref").asText();
            String topic = channel.replace("#/channels/", "");
            assertEquals(
                    operation.getKey(),
                    operation.getKey().replaceFirst("-.*", "") + "-" + action + "s-" + topic,
                    "named after what it says");
            described.add(operation.getKey());
        });

        Set<String> done = new TreeSet<>();
        String shared = sources("messaging");
        for (Service service : Service.values()) {
            String sources = sources(service.id() + "-service");
            find(SENDS, sources + shared).forEach(topic -> done.add(service.id() + "-sends-" + topic));
            find(RECEIVES, sources).forEach(topic -> done.add(service.id() + "-receives-" + topic));
        }
        assertEquals(done, described);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertEquals("3.0.0", document.path("asyncapi").asText());
        List<JsonNode> references = document.findValues("$ref");
        assertFalse(references.isEmpty());
        references.forEach(reference -> assertFalse(target(reference.asText()).isMissingNode(), reference.asText()));
    }

    private JsonNode resolve(JsonNode node) {
        return target(node.path("$ref").asText());
    }

    private JsonNode target(String reference) {
        if (reference.startsWith("#")) {
            return document.at(reference.substring(1));
        }
        Path file = CONTRACTS.resolve(reference).normalize();
        return Files.exists(file) ? document : MissingNode.getInstance();
    }

    private static Set<String> topics() throws IOException {
        try (Stream<Path> folders = Files.list(CONTRACTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("schema.json")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static String sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(CONTRACTS.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
