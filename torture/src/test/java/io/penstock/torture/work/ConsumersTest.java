package io.penstock.torture.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumersTest {

    private static final Consumers CONSUMERS = new Consumers(1_000, 42);

    @TempDir
    private Path folder;

    @Test
    void fileTellsOfATenthThatIsNewAndChangesSomeOfTheRest() throws IOException {
        SentFile first = ConsumerFile.write(CONSUMERS, 0, folder.resolve("first.csv"));
        SentFile second = ConsumerFile.write(CONSUMERS, 1, folder.resolve("second.csv"));

        assertEquals("1030=1000+0+0+10+20", first.books());
        assertEquals(100, second.inserted());
        assertTrue(second.updated() > 50 && second.updated() < 150, second.books());
        assertEquals(
                second.read(),
                second.inserted()
                        + second.updated()
                        + second.unchanged()
                        + second.duplicate()
                        + second.refused().size());
    }

    @Test
    void whatIsKnownOfAConsumerIsWhatTheFilesSaid() throws IOException {
        ConsumerFile.write(CONSUMERS, 0, folder.resolve("first.csv"));
        ConsumerFile.write(CONSUMERS, 1, folder.resolve("second.csv"));
        List<String> second = Files.readAllLines(folder.resolve("second.csv"));

        for (long id = CONSUMERS.first(1); id <= CONSUMERS.last(1); id++) {
            String email = new Consumer(id, CONSUMERS.versionAfter(id, 1)).email();
            assertTrue(second.stream().anyMatch(line -> line.contains("," + email + ",")), email);
        }
        assertEquals(0, CONSUMERS.versionAfter(1, 5), "who is not told of any more stays as he was");
        assertEquals(Consumers.UNKNOWN, CONSUMERS.versionAfter(1_001, 0));
    }

    @Test
    void otherSeedChangesOthers() throws IOException {
        SentFile one = ConsumerFile.write(CONSUMERS, 1, folder.resolve("one.csv"));
        SentFile same = ConsumerFile.write(CONSUMERS, 1, folder.resolve("same.csv"));
        SentFile other = ConsumerFile.write(new Consumers(1_000, 43), 1, folder.resolve("other.csv"));

        assertEquals(one.sha256(), same.sha256());
        assertNotEquals(one.sha256(), other.sha256());
    }
}
