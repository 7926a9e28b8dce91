package io.penstock.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "consumers.csv,             consumers.csv",
        "../../etc/passwd,          passwd",
        "'C:\\data\\loans.csv',     loans.csv",
        "/abs/x.csv,                x.csv",
        "' spaced name.csv ',       spaced name.csv",
        "Zoë 2024.csv,              Zoë 2024.csv",
        "..csv,                     ..csv",
    })
    void onlyTheLastPartOfANameIsKept(String said, String name) {
        assertEquals(name, FileName.of(said));
    }

    @Test
    void controlCharactersAreDropped() {
        assertEquals("ab.csv", FileName.of("a\n\0b.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "folder/", "folder/..", "\n"})
    void nameThatIsNoneIsRefused(String said) {
        assertThrows(BadRequestException.class, () -> FileName.of(said));
    }

    @Test
    void nameThatNoFileSystemHoldsIsRefused() {
        assertThrows(BadRequestException.class, () -> FileName.of("ë".repeat(101)));
    }
}
