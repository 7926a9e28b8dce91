package io.penstock.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.penstock.ingest.feed.Extraction.Overlap;
import io.penstock.ingest.table.TableHints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedFileTest {

    @Test
    void everyKeyIsRead() throws Exception {
        List<Feed> feeds = read("""
                feeds:
                  - name: loans
                    folder: lender/loans
                    files: ["loans-*.csv", "*.xlsx"]
                    header: 4
                    csv: {delimiter: ";", encoding: windows-1252, quote: "'"}
                    xlsx: {sheet: Loans}
                    original: removed-when-reported
                    repeats: load
                """);

        TableHints hints = new TableHints(';', Charset.forName("windows-1252"), '\'', "Loans", 4L);
        assertEquals(
                List.of(new Feed(
                        "loans",
                        Path.of("lender/loans"),
                        List.of("loans-*.csv", "*.xlsx"),
                        hints,
                        Original.REMOVED_WHEN_REPORTED,
                        Repeats.LOAD,
                        null)),
                feeds);
    }

    @Test
    void feedsOfAnInstallationGoBeforeTheBuiltInOnesReplaceAndRemoveThem() throws Exception {
        List<Feed> builtIn = read("feeds: [{name: a, files: [a]}, {name: b, files: [b]}, {name: c, files: [c]}]");

        List<Feed> feeds = readBeside(builtIn, """
                feeds:
                  - { name: meters, files: ["*meters*"] }
                  - { name: b, enabled: false }
                  - { name: c, enabled: true, files: [other] }
                """);

        assertEquals(List.of("meters", "c", "a"), feeds.stream().map(Feed::name).toList());
        assertEquals(List.of("other"), feeds.get(1).files());
        assertEquals(builtIn, readBeside(builtIn, "# nothing of one's own yet\n"));
        InvalidFeeds fault =
                assertThrows(InvalidFeeds.class, () -> readBeside(builtIn, "feeds: [{name: b, enabled: 'no'}]"));
        assertEquals("feeds.yaml, feeds[0].enabled: expected true or false, found \"no\"", fault.getMessage());
    }

    @Test
    void everythingButNameAndFilesMayBeLeftOut() throws Exception {
        Feed feed = read("feeds: [{name: consumers, files: ['*.csv']}]").get(0);

        assertEquals(Path.of(""), feed.folder());
        assertEquals(TableHints.NONE, feed.hints());
        assertEquals(Original.ARCHIVED_WHEN_STAGED, feed.original());
        assertFalse(feed.loadsRepeats());
        assertFalse(feed.isDatabase());
        assertTrue(feed.takes("Consumers.CSV"));
        assertFalse(feed.takes("consumers.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', clients.csv, clients",
        "'', CLIENTS_2024-01.CSV, clients",
        "'', loans-sample.csv, loans",
        "'', January Loans.xlsx, loans",
        "'', lender.contacts.txt, contacts",
        "'', consumers-sample.csv, consumers",
        "'', Dataset_for_smart360.csv, consumers",
        "cohorts, unpaid.csv, accounts",
        "cohorts, clients.xlsx, accounts",
    })
    void fileBelongsToTheFeedOfItsFolderAndName(String folder, String file, String feed) throws IOException {
        List<Feed> builtIn;
        try (InputStream yaml = Feeds.class.getResourceAsStream("/feeds.yaml")) {
            builtIn = FeedFile.read("feeds.yaml", yaml);
        }

        assertEquals(
                feed,
                builtIn.stream()
                        .filter(one -> one.folder().equals(Path.of(folder)) && one.takes(file))
                        .findFirst()
                        .orElseThrow()
                        .name());
    }

    @Test
    void everyKeyOfAnExtractIsRead() throws Exception {
        Feed feed = read("""
                feeds:
                  - name: meters
                    extract:
                      datasource: utility
                      query: select id, changed from meter
                      key: id
                      watermark: changed
                      overlap: 90s
                      cron: "0 0 2 * * ?"
                      zone: America/New_York
                      statement-timeout: 2m
                      smallest-share: 0.9
                """).get(0);

        assertTrue(feed.isDatabase());
        assertFalse(feed.takes("meters.csv"));
        assertEquals(
                new Extraction(
                        "utility",
                        "select id, changed from meter",
                        "id",
                        "changed",
                        new Overlap(Duration.ofSeconds(90), 0),
                        "0 0 2 * * ?",
                        ZoneId.of("America/New_York"),
                        Duration.ofMinutes(2),
                        0.9),
                feed.extraction());
    }

    @Test
    void extractHasDefaults() throws Exception {
        Feed feed = read("""
                feeds: [{name: meters, extract: {datasource: a, query: SELECT 1 AS id, key: id, cron: off}}]
                """).get(0);

        assertEquals(
                new Extraction(
                        "a",
                        "SELECT 1 AS id",
                        "id",
                        null,
                        new Overlap(Duration.ofMinutes(5), 0),
                        null,
                        ZoneId.of("UTC"),
                        Duration.ofMinutes(5),
                        0.5),
                feed.extraction());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsNamedWithItsKey(String yaml, String message) {
        InvalidFeeds invalid = assertThrows(InvalidFeeds.class, () -> read(yaml));

        assertEquals(message, invalid.getMessage());
    }

    static Stream<Arguments> mistakes() throws IOException {
        JsonNode cases = new YAMLMapper().readTree(FeedFileTest.class.getResourceAsStream("/feed-mistakes.yaml"));
        Stream.Builder<Arguments> mistakes = Stream.builder();
        cases.forEach(mistake -> mistakes.add(Arguments.of(
                mistake.get("yaml").asText(), mistake.get("message").asText())));
        return mistakes.build();
    }

    private static List<Feed> readBeside(List<Feed> builtIn, String yaml) throws IOException {
        return FeedFile.readBeside(
                builtIn, "feeds.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Feed> read(String yaml) throws IOException {
        return FeedFile.read("feeds.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
