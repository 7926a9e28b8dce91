package io.penstock.etl.correct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCsvTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"line,Name\n2,Ada\n", "line,Name\n2,Ada", "line,Name\r\n\r\n2,\"Ada\"\r\n"})
    void fileIsReadToItsEnd(String text) throws IOException, SQLException {
        assertEquals(List.of(List.of("line", "Name"), List.of("2", "Ada")), read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line,Name\n2,\"Ada", "line,Name\n2,\"Ada\n", "line,\"Name\n2,Ada\n"})
    void fileThatIsCutOffInQuotesIsNotTaken(String text) {
        HttpProblem problem = assertThrows(HttpProblem.class, () -> read(text));

        assertEquals(422, problem.getStatusCode());
    }

    @Test
    void emptyFileHasNoRows() throws IOException, SQLException {
        assertTrue(read("").isEmpty());
    }

    private List<List<String>> read(String text) throws IOException, SQLException {
        List<List<String>> rows = new ArrayList<>();
        new SentCsv().read(Files.writeString(folder.resolve("sent.csv"), text), new SentFile.Rows() {
            @Override
            public void sheet(String name) {}

            @Override
            public void row(List<String> cells) {
                rows.add(cells);
            }
        });
        return rows;
    }
}
