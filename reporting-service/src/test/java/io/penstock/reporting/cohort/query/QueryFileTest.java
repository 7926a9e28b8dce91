package io.penstock.reporting.cohort.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class QueryFileTest {

    @Test
    void queryIsReadWithAllThatItSays() throws IOException {
        CohortQuery query = read("""
                queries:
                  - name: late
                    description: Late ones
                    rows: 5
                    timeout: 30s
                    parameters: [{name: days, type: integer, description: how late, default: "3"}]
                    sql: SELECT a AS account_number FROM t WHERE d < :today - :days::integer
                    schedules: [{name: monthly, cron: off, parameters: {days: 4}}]
                """).get(0);

        assertEquals(Optional.of(Duration.ofSeconds(30)), query.ownTimeout());
        assertEquals(List.of("today", "days"), query.statement().names());
        assertEquals(
                new QuerySchedule("monthly", "off", Map.of("days", "4")),
                query.schedules().get(0));
    }

    @Test
    void fileWithoutQueriesHasNone() throws IOException {
        assertEquals(List.of(), read("queries: []"));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/cohort/mistakes.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`')
    void mistakeIsNamedWithItsPlace(String entry, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> read("queries: [" + entry + "]"))
                        .getMessage()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    private static List<CohortQuery> read(String yaml) throws IOException {
        return QueryFile.read("q.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
