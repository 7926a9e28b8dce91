package io.penstock.ingest.folder;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.ingest.Workbooks;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class WatchFoldersIT {

    /** All at once, so that the tests wait for one look of the watch and not for ten. */
    @BeforeAll
    static void given() throws Exception {
        Folders.drop("thirteen.csv", csv("thirteen", 13));
        Folders.drop("unclosed.csv", "id,name\n1,a\n2,\"b\n3,c\n".getBytes(UTF_8));
        Folders.drop("picture.bmp", new byte[] {1, 2, 3});
        Folders.drop("declared/wide.csv", "id,name\n1,a\n".getBytes(UTF_16LE));
        Folders.drop("header.csv", "id,header only\n".getBytes(UTF_8));
        Folders.drop(
                "book.xlsx",
                Workbooks.ofRows(List.of("id", "text"), List.of("1", "workbook"), List.of(), List.of("2", "x")));
        Folders.drop("bomb.xlsx", Workbooks.bomb());
        Folders.drop("beside-the-bomb.csv", csv("beside", 2));
        Folders.drop("twins/twin-a.csv", csv("twins", 2000));
        Folders.drop("twins/twin-b.csv", csv("twins", 2000));
    }

    @Test
    void droppedFileIsStagedArchivedAndTold() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("thirteen.csv", "STAGED");

        long id = Ledger.id(batch);
        assertEquals(13, batch.get("rows"));
        assertEquals(2, batch.get("chunks"));
        assertEquals("csv, encoding UTF-8 (detected), delimiter ',' (detected), 2 columns", batch.get("detail"));
        var event = Ledger.awaitEvent("ingestion", "batchId", id, "STAGED");
        assertEquals(batch.get("sha256"), event.getString("sha256"));
        assertEquals(13, event.getInt("rows"));
        Ledger.awaitEvent("ingestion", "batchId", id, "RECEIVING");
        List<String> chunks = Ledger.chunks(id);
        assertTrue(chunks.get(0).startsWith("2,1,thirteen\n3,2,thirteen\n"), chunks.get(0));
        assertEquals("12,11,thirteen\n13,12,thirteen\n14,13,thirteen\n", chunks.get(1));
        Path archived = Ledger.awaitFile(Folders.ARCHIVE, id + "-thirteen.csv");
        assertEquals("csv", archived.toString().substring(archived.toString().length() - 3));
        assertFalse(Files.exists(Folders.INBOX.resolve("thirteen.csv")));
    }

    @Test
    void sameContentUnderAnotherNameIsDuplicateAndNotStagedAgain() throws Exception {
        Folders.drop("repeated/first.csv", csv("same", 3));
        long first = Ledger.id(Ledger.awaitBatch("first.csv", "STAGED"));

        Folders.drop("repeated/second.csv", csv("same", 3));

        long second = Ledger.id(Ledger.awaitBatch("second.csv", "DUPLICATE"));
        assertEquals(
                first,
                Ledger.awaitEvent("ingestion", "batchId", second, "DUPLICATE").getLong("duplicateOf"));
        assertEquals(List.of(), Ledger.chunks(second));
        Ledger.awaitFile(Folders.ARCHIVE, second + "-second.csv");
        var told = Ledger.awaitEvent("intake-failed", "batchId", second, "");
        assertEquals("DUPLICATE", told.getString("kind"));
        assertFalse(told.getBoolean("quarantined"));
        assertTrue(told.getString("reason").contains("batch " + first), told.getString("reason"));
        assertTrue(
                told.getString("reason").contains("POST /batches/" + second + "/load-anyway"),
                told.getString("reason"));
    }

    @Test
    void unreadableTableGoesToQuarantineWithItsReason() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("unclosed.csv", "QUARANTINED");

        var event = Ledger.awaitEvent("intake-failed", "batchId", Ledger.id(batch), "");
        assertEquals("UNEXPECTED", event.getString("kind"));
        assertEquals(3, event.getInt("line"));
        assertTrue(event.getBoolean("quarantined"));
        Path reason = Ledger.awaitFile(Folders.QUARANTINE, Ledger.id(batch) + "-unclosed.csv.reason.txt");
        assertTrue(Files.readString(reason).contains(event.getString("reason")), reason.toString());
        Ledger.awaitFile(Folders.QUARANTINE, Ledger.id(batch) + "-unclosed.csv");
    }

    @Test
    void fileThatNoFeedTakesGoesToQuarantine() throws Exception {
        long id = Ledger.id(Ledger.awaitBatch("picture.bmp", "QUARANTINED"));

        var event = Ledger.awaitEvent("intake-failed", "batchId", id, "");
        assertEquals("expected a file that a feed takes, found that none does", event.getString("reason"));
        Ledger.awaitFile(Folders.QUARANTINE, id + "-picture.bmp");
    }

    @Test
    void utf16DeclaredAsUtf8GoesToQuarantine() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("wide.csv", "QUARANTINED");

        assertEquals(
                "expected UTF-8 as declared, found what looks like UTF-16 (UTF-16LE without a byte order mark)",
                batch.get("detail"));
        assertEquals(
                1,
                Ledger.awaitEvent("intake-failed", "batchId", Ledger.id(batch), "")
                        .getInt("line"));
    }

    @Test
    void headerAloneIsStagedWithoutRows() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("header.csv", "STAGED");

        assertEquals(0, batch.get("rows"));
        assertEquals(0, batch.get("chunks"));
        Ledger.awaitEvent("ingestion", "batchId", Ledger.id(batch), "STAGED");
    }

    @Test
    void namesOfOthersLinksAndPipesAreLeftAlone() throws Exception {
        Path pipe = Folders.INBOX.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        List<Path> left = List.of(
                pipe,
                Files.write(Folders.INBOX.resolve("x-info.csv"), csv("info", 1)),
                Files.write(Folders.INBOX.resolve("x.csv.part"), csv("part", 1)),
                Files.write(Folders.INBOX.resolve(".hidden.csv"), csv("hidden", 1)),
                Files.createSymbolicLink(Folders.INBOX.resolve("link.csv"), Folders.INBOX.resolve("x-info.csv")));

        Folders.drop("after-them.csv", csv("after", 1));
        Ledger.awaitBatch("after-them.csv", "STAGED");

        for (Path file : left) {
            assertTrue(Files.exists(file, LinkOption.NOFOLLOW_LINKS), file.toString());
            assertEquals(List.of(), Ledger.batches(file.getFileName().toString()));
            Files.delete(file);
        }
    }

    @Test
    void workbookIsStagedWithItsRowNumbers() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("book.xlsx", "STAGED");

        assertEquals(List.of("2,1,workbook\n4,2,x\n"), Ledger.chunks(Ledger.id(batch)));
    }

    @Test
    void zipBombGoesToQuarantineWhileOthersLoad() throws Exception {
        Map<String, Object> batch = Ledger.awaitBatch("bomb.xlsx", "QUARANTINED");

        assertTrue(batch.get("detail").toString().contains("zip bomb"), batch.toString());
        Ledger.awaitBatch("beside-the-bomb.csv", "STAGED");
        Ledger.awaitEvent("intake-failed", "batchId", Ledger.id(batch), "");
    }

    @Test
    void sameContentTakenByTwoWorkersAtOnceIsStagedOnce() throws Exception {
        List<String> states = await().until(
                        () -> Stream.of("twin-a.csv", "twin-b.csv")
                                .flatMap(name -> Ledger.batches(name).stream())
                                .map(batch -> batch.get("state").toString())
                                .sorted()
                                .toList(),
                        found -> found.size() == 2 && !found.contains("RECEIVING"));

        assertEquals(List.of("DUPLICATE", "STAGED"), states);
    }

    static byte[] csv(String text, int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> i + "," + text + "\n")
                .collect(Collectors.joining("", "id,text\n", ""))
                .getBytes(UTF_8);
    }
}
