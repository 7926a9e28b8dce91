package io.penstock.etl.correct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void fileIsReadInTheCharsetOfItsMark(String charset) throws IOException, SQLException {
        byte[] file = "\uFEFFline\tName\n2\tJosé Ünal\n".getBytes(Charset.forName(charset));

        assertEquals(List.of(List.of("line", "Name"), List.of("2", "José Ünal")), read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line;Name\n2;Ada\n", "sep=;\nline;Name\n2;Ada\n", "\"sep=;\"\r\nline;Name\r\n2;Ada\r\n"})
    void fileIsReadWithTheSeparatorOfThePlaceWhereItWasWritten(String text) throws IOException, SQLException {
        assertEquals(List.of(List.of("line", "Name"), List.of("2", "Ada")), read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "x-MacRoman", "IBM850"})
    void fileInAnotherCharsetIsNotTakenAndTheAnswerSaysWhatToDo(String charset) {
        byte[] file = "line,Name\n2,José\n".getBytes(Charset.forName(charset));

        HttpProblem problem = assertThrows(HttpProblem.class, () -> read(file));

        assertEquals(422, problem.getStatusCode());
        assertTrue(problem.getDetail().contains("save the file as 'CSV UTF-8'"), problem.getDetail());
    }

    @Test
    void emptyFileHasNoRows() throws IOException, SQLException {
        assertTrue(read("").isEmpty());
    }

    private List<List<String>> read(String text) throws IOException, SQLException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> read(byte[] file) throws IOException, SQLException {
        List<List<String>> rows = new ArrayList<>();
        new SentCsv().read(Files.write(folder.resolve("sent.csv"), file), new SentFile.Rows() {
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
