package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/api} is what the build says: each service's calls, the events and their schemas. */
class PublishedContractsIT {

    private static final Path ROOT = Options.findRoot(Path.of(""));
    private static final Path PUBLISHED = ROOT.resolve("docs/api");
    private static final Path CONTRACTS = ROOT.resolve("contracts");

    @Test
    void whatIsPublishedIsWhatWasBuilt() throws IOException {
        Map<String, String> built = new TreeMap<>(events());
        for (Service service : Service.values()) {
            Path document = ROOT.resolve(service.id() + "-service/target/openapi/openapi.yaml");
            built.put(service.id() + "-openapi.yaml", Files.readString(document));
        }
        if (Boolean.getBoolean("penstock.write")) {
            write(built);
        }
        assertEquals(
                built,
                read(PUBLISHED),
                "docs/api differs; if that is meant, write it anew with -Dpenstock.write=true (docs/contracts.md)");
    }

    @ParameterizedTest
    @EnumSource
    void everyCallSaysWhatItDoesWhoMayMakeItAndWhatARefusalLooksLike(Service service) throws IOException {
        Path built = ROOT.resolve(service.id() + "-service/target/openapi/openapi.json");
        JsonNode document = new ObjectMapper().readTree(Files.readString(built));
        List<JsonNode> calls = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(calls::add));

        assertFalse(calls.isEmpty());
        for (JsonNode call : calls) {
            String summary = call.path("summary").asText();
            assertFalse(summary.isBlank(), call.toString());
            String who = call.has("security") ? "Role: " : "Open to all";
            assertTrue(call.path("description").asText().contains(who), summary);
            assertEquals(
                    "#/components/schemas/Problem",
                    call.at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asText(),
                    summary);
        }
        assertEquals("Penstock " + service.id(), document.at("/info/title").asText());
    }

    private static Map<String, String> events() throws IOException {
        Map<String, String> files = read(CONTRACTS);
        files.keySet().removeIf(name -> !name.equals("asyncapi.yaml") && !name.endsWith("/schema.json"));
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (!file.toString().contains("/target/")) {
                        files.put(folder.relativize(file).toString(), Files.readString(file));
                    }
                }
            }
        }
        return files;
    }

    private static void write(Map<String, String> built) throws IOException {
        for (String gone : read(PUBLISHED).keySet()) {
            if (!built.containsKey(gone)) {
                Files.delete(PUBLISHED.resolve(gone));
            }
        }
        for (Map.Entry<String, String> file : built.entrySet()) {
            Path target = PUBLISHED.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
