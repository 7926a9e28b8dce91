package io.penstock.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.penstock.tables.UnreadableTable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under {@code tables} with what is to come of it beside it. */
class TableCasesTest {

    @ParameterizedTest
    @MethodSource("cases")
    void fileIsReadAsItsCaseSays(String name) throws Exception {
        JsonNode expected =
                new YAMLMapper().readTree(folder().resolve(name + ".yaml").toFile());
        Path file = fileOf(name);

        if (expected.has("reason")) {
            UnreadableTable actual = assertThrows(UnreadableTable.class, () -> Reading.of(file, hints(expected)));
            assertEquals(expected.get("reason").asText(), actual.reason());
            assertEquals(
                    expected.get("line").isNull() ? null : expected.get("line").asLong(), actual.line());
        } else {
            Reading actual = Reading.of(file, hints(expected));
            assertEquals(expected.get("detail").asText(), actual.detail());
            assertEquals(header(expected), actual.header());
            assertEquals(expected.get("records").asText(), actual.text());
        }
    }

    private static List<String> header(JsonNode expected) {
        return Stream.iterate(0, i -> i < expected.get("header").size(), i -> i + 1)
                .map(i -> expected.get("header").get(i).asText())
                .toList();
    }

    private static TableHints hints(JsonNode expected) {
        return new TableHints(
                expected.has("delimiter") ? expected.get("delimiter").asText().charAt(0) : null,
                expected.has("encoding")
                        ? EncodingName.charset(expected.get("encoding").asText())
                        : null,
                expected.has("quote") ? expected.get("quote").asText().charAt(0) : null,
                null,
                expected.has("headerLine") ? expected.get("headerLine").asLong() : null);
    }

    static List<String> cases() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Path fileOf(String name) throws IOException, URISyntaxException {
        Path csv = folder().resolve(name + ".csv");
        return Files.exists(csv) ? csv : folder().resolve(name + ".xlsx");
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(TableCasesTest.class.getResource("/tables").toURI());
    }
}
