package io.penstock.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.penstock.ingest.table.TableHints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
                    csv: {delimiter: ";", encoding: windows-1252, quote: "'"}
                    xlsx: {sheet: Loans}
                """);

        TableHints hints = new TableHints(';', Charset.forName("windows-1252"), '\'', "Loans");
        assertEquals(
                List.of(new Feed("loans", Path.of("lender/loans"), List.of("loans-*.csv", "*.xlsx"), hints)), feeds);
    }

    @Test
    void everythingButNameAndFilesMayBeLeftOut() throws Exception {
        Feed feed = read("feeds: [{name: consumers, files: ['*.csv']}]").get(0);

        assertEquals(Path.of(""), feed.folder());
        assertEquals(TableHints.NONE, feed.hints());
        assertTrue(feed.takes("Consumers.CSV"));
        assertFalse(feed.takes("consumers.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "clients.csv, clients",
        "CLIENTS_2024-01.CSV, clients",
        "loans-sample.csv, loans",
        "January Loans.xlsx, loans",
        "lender.contacts.txt, contacts",
        "consumers-sample.csv, consumers",
        "Dataset_for_smart360.csv, consumers",
    })
    void fileOfTheInboxBelongsToTheFeedOfItsName(String file, String feed) throws IOException {
        List<Feed> builtIn;
        try (InputStream yaml = Feeds.class.getResourceAsStream("/feeds.yaml")) {
            builtIn = FeedFile.read("feeds.yaml", yaml);
        }

        assertEquals(
                feed,
                builtIn.stream()
                        .filter(one -> one.takes(file))
                        .findFirst()
                        .orElseThrow()
                        .name());
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

    private static List<Feed> read(String yaml) throws IOException {
        return FeedFile.read("feeds.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
