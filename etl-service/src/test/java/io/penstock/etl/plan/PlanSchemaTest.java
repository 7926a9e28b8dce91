package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.clean.CleaningCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanSchemaTest {
    @Test
    void schemaNamesTheFunctionsOfTheCatalog() throws IOException {
        Set<String> catalog = Arrays.stream(CleaningCatalog.values())
                .map(CleaningCatalog::spelling)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(catalog, names(schema().at("/$defs/clean")));
    }

    @Test
    void schemaNamesTheChecksOfTheCatalog() throws IOException {
        Set<String> catalog = Arrays.stream(CheckCatalog.values())
                .map(CheckCatalog::spelling)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> schema = names(schema().at("/$defs/check"));
        schema.removeAll(Set.of("severity", "rule", "words", "example"));

        assertEquals(catalog, schema);
    }

    @Test
    void everyKeyOfTheSchemaIsDescribed() throws IOException {
        assertDescribed(schema(), "");
    }

    private static void assertDescribed(JsonNode node, String path) {
        node.path("properties")
                .properties()
                .forEach(entry -> assertEquals(
                        true, entry.getValue().path("description").isTextual(), path + "/" + entry.getKey()));
        node.properties().forEach(entry -> assertDescribed(entry.getValue(), path + "/" + entry.getKey()));
    }

    private static Set<String> names(JsonNode use) {
        Set<String> names = new TreeSet<>();
        use.at("/then/enum").forEach(name -> names.add(name.asText()));
        use.at("/else/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream resource = PlanFiles.class.getResourceAsStream(PlanFiles.SCHEMA)) {
            return new ObjectMapper().readTree(resource);
        }
    }
}
