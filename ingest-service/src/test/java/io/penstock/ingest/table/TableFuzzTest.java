package io.penstock.ingest.table;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.penstock.tables.UnreadableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Any bytes are a table or unreadable, and nothing else comes of them. Runs over the inputs kept beside it; looks for new
 * ones with {@code JAZZER_FUZZ=1 ./mvnw -pl ingest-service -am test -Dtest=TableFuzzTest -Djazzer.hooks=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TableFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void bytesAreATableOrUnreadable(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("penstock-fuzz", ".any");
        try {
            Files.write(file, bytes);
            Reading.of(file, TableHints.NONE, 2);
        } catch (UnreadableTable e) {
            if (!e.reason().startsWith("expected ")) {
                throw e;
            }
        } finally {
            Files.delete(file);
        }
    }
}
