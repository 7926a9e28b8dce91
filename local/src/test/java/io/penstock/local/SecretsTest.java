package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("secrets.properties");
    }

    @Test
    void secretIsTheSameAtTheNextStart() throws IOException {
        String first = Secrets.in(file).user("viewer");

        assertEquals(first, Secrets.in(file).user("viewer"));
    }

    @Test
    void everybodyHasAnotherPassword() throws IOException {
        Secrets secrets = Secrets.in(file);

        assertNotEquals(secrets.role("ingest"), secrets.role("etl"));
        assertNotEquals(secrets.role("ingest"), secrets.superuser());
    }

    @Test
    void onlyTheOwnerCanReadThem() throws IOException {
        Secrets.in(file).superuser();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void accountSidHasTwiliosForm() throws IOException {
        assertTrue(Secrets.in(file).twilioAccountSid().matches("AC[0-9a-f]{32}"));
    }
}
