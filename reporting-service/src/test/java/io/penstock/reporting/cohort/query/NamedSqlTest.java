package io.penstock.reporting.cohort.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NamedSqlTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/cohort/named-sql.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`')
    void nameBecomesAPlaceForAValueWhereItIsOne(String sql, String text, String names) {
        NamedSql named = NamedSql.of(sql);

        assertEquals(text == null ? sql : text, named.text());
        assertEquals(names == null ? List.of() : List.of(names.split(" ")), named.names());
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/cohort/refused-sql.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`')
    void whatIsNotOneSelectIsRefused(String sql, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> NamedSql.of(sql))
                .getMessage();

        assertTrue(message.contains(reason), message);
    }
}
