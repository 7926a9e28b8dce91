package io.penstock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.bench.Results.PeakRss;
import io.penstock.bench.Results.Size;
import io.penstock.bench.Results.SmallFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final List<String> ALL =
            List.of("sizes", "smallFiles", "remindersPerSecond", "workbookRowsPerSecond");
    private static final List<String> OF_A_SIZE = List.of(
            "rows",
            "floorSeconds",
            "initialRatio",
            "unchangedRatio",
            "onePercentRatio",
            "jdbcRatio",
            "cpuSeconds",
            "peakRssMb");

    @TempDir
    private Path folder;

    @Test
    void figuresAreWrittenInTheFormThatOthersRead() throws IOException {
        Size size = new Size(100, 0.5, 2.5, 1, 1.1, 40, 12.5, new PeakRss(300, 340, 330, 260));
        Path file = folder.resolve("results/latest.json");

        new Results(List.of(size), new SmallFiles(120, 900), 2100, 61_000).write(file);

        mustHaveTheForm(file);
    }

    @Test
    void figuresThatAreKeptAreOfAWholeRun() throws IOException {
        Path file = Path.of("results", "latest.json");
        JsonNode kept = mustHaveTheForm(file);

        List<Integer> rows = new ArrayList<>();
        kept.get("sizes").forEach(size -> rows.add(size.get("rows").intValue()));
        assertEquals(Wishes.of(List.of()).sizes(), rows);
    }

    private static JsonNode mustHaveTheForm(Path file) throws IOException {
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        assertEquals(ALL, names(results));
        assertEquals(List.of("p50Ms", "p99Ms"), names(results.get("smallFiles")));
        for (JsonNode size : results.get("sizes")) {
            assertEquals(OF_A_SIZE, names(size));
            assertEquals(List.of("ingest", "etl", "notification", "reporting"), names(size.get("peakRssMb")));
            assertTrue(size.get("floorSeconds").doubleValue() > 0, size.toString());
        }
        assertTrue(results.get("remindersPerSecond").doubleValue() > 0, "reminders");
        return results;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
