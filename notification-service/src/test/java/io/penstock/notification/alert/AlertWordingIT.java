package io.penstock.notification.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.notification.alert.Finding.Check;
import io.penstock.notification.alert.Finding.Rule;
import io.penstock.notification.wording.Segment;
import io.penstock.notification.wording.Words;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AlertWordingIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Rule> RULES = List.of(
            new Rule("email-format", "email_address", "email address is not a valid e-mail address", 20),
            new Rule("columns-count", null, "record has more or fewer columns than the header", 11));

    @ParameterizedTest
    @CsvFileSource(resources = "/hostile-names.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void hostileNameHarmsNoMessage(String what, String name) throws JsonProcessingException {
        String decoded = JSON.readValue('"' + name + '"', String.class);
        DigestText one = digest(AlertKind.BAD_VALUES, finding(decoded, true, List.of()));

        Words mail = AlertWording.mail(one);
        Words sms = AlertWording.sms(one);

        assertFalse(mail.subject().matches("(?s).*[\\r\\n\\u202e].*"), what);
        assertTrue(mail.subject().codePointCount(0, mail.subject().length()) <= 150, what);
        assertFalse(mail.html().contains("<script"), what);
        assertFalse(mail.html().contains("<img"), what);
        assertFalse(mail.text().contains("\nBcc:"), what);
        assertTrue(Segment.septets(sms.text()) <= Segment.LENGTH, sms.text());
        assertEquals(sms.text(), Segment.transliterate(sms.text()), what);
        assertTrue(sms.text().contains("http://localhost:8082/loads/7/rejects"), sms.text());
    }

    @Test
    void mailNamesRulesChecksAndTheBooks() {
        Check check = new Check("record-count", "SMART360", "19969", "19968");

        Words mail = AlertWording.mail(digest(AlertKind.UNEXPECTED, finding("a.csv", false, List.of(check))));

        assertTrue(mail.text().contains("The books DO NOT BALANCE"), mail.text());
        assertTrue(mail.text().contains("- 20 rows: email address is not a valid e-mail address\n"), mail.text());
        assertTrue(mail.text().contains("- 11 rows: record has more or fewer columns than the header\n"), mail.text());
        assertTrue(
                mail.text().contains("- check record-count of SMART360 failed: expected 19969, found 19968"),
                mail.text());
        assertTrue(mail.html().contains("<td>19968</td>"), mail.html());
        assertTrue(mail.html().contains("The books do not balance"), mail.html());
    }

    @Test
    void loadThatFailedIsToldByItsReasonNotByRowsThatNobodyRead() {
        Finding failed = new Finding(
                "odd.csv",
                7L,
                "consumers",
                0L,
                0L,
                true,
                List.of(),
                List.of(),
                "the header lacks a column",
                null,
                false);

        Words mail = AlertWording.mail(digest(AlertKind.UNEXPECTED, failed));
        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, failed));

        assertTrue(mail.text().contains("the header lacks a column"), mail.text());
        assertFalse(mail.text().contains("0 of 0 rows"), mail.text());
        assertFalse(mail.html().contains("0 of 0 rows"), mail.html());
        assertEquals(
                "Penstock #42 UNEXPECTED: odd.csv: load failed: the header lacks a column. http://localhost:8084/#batch-7",
                sms.text());
    }

    @Test
    void loadThatIsHeldSaysWhyAndHowItIsReleasedOrDiscarded() {
        Finding held = new Finding(
                "tariffs.csv",
                7L,
                "consumers",
                26L,
                0L,
                true,
                true,
                List.of(),
                List.of(),
                "would empty phone_number of 26 of 26 rows that are known",
                null,
                false,
                0,
                List.of());

        Words mail = AlertWording.mail(digest(AlertKind.UNEXPECTED, held));
        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, held));

        for (String body : List.of(mail.text(), mail.html())) {
            assertTrue(body.contains("the load would empty phone_number of 26 of 26 rows that are known."), body);
            assertTrue(body.contains("POST http://localhost:8082/loads/7/release"), body);
            assertTrue(body.contains("POST http://localhost:8082/loads/7/discard"), body);
        }
        assertEquals(
                "Penstock #42 UNEXPECTED: tariffs.csv: on hold, waits for your decision. http://localhost:8084/#batch-7",
                sms.text());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            loans,   true,  the header lacks a column, true
            loans,   false, -,                         true
            loans,   true,  -,                         false
            clients, true,  the header lacks a column, false
            """)
    void failedLoadOfLoansSaysThatRemindersAreHeld(String dataset, boolean balanced, String reason, boolean held) {
        Finding finding =
                new Finding("loans.csv", 7L, dataset, 9L, 0L, balanced, List.of(), List.of(), reason, null, false);

        Words mail = AlertWording.mail(digest(AlertKind.UNEXPECTED, finding));
        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, finding));

        assertEquals(held, mail.text().contains("PAYMENT REMINDERS ARE HELD"), mail.text());
        assertEquals(held, mail.html().contains("Payment reminders are held"), mail.html());
        assertEquals(held, mail.text().contains("POST http://localhost:8084/reminders/holds/<batch>/release"));
        assertEquals(held, sms.text().contains("reminders held"), sms.text());
        assertTrue(Segment.septets(sms.text()) <= Segment.LENGTH, sms.text());
    }

    @Test
    void smsOfOneReminderThatReachedNobodySaysWhich() {
        Finding nobody = new Finding(
                "loan 1471, due 2024-01-28",
                null,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                "no contact",
                null,
                false);

        Words sms = AlertWording.sms(digest(AlertKind.UNREACHABLE, nobody));

        assertEquals("Penstock #42 UNREACHABLE: loan 1471, due 2024-01-28, not reminded.", sms.text());
    }

    @Test
    void smsOfAFileThatCouldNotBeReadSaysWhereAndThatItIsInQuarantine() {
        Finding broken = new Finding(
                "broken.csv", 18L, null, null, null, true, List.of(), List.of(), "expected a quote", 7L, true);

        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, broken));

        assertEquals(
                "Penstock #42 UNEXPECTED: broken.csv, line 7, in quarantine: expected a quote. http://localhost:8084/#batch-18",
                sms.text());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            loans,   reference, 31, true
            loans,   reference, 30, false
            loans,   required,  31, false
            clients, reference, 31, false
            """)
    void rowsThatWaitForTheirClientAreToldAsSuch(String dataset, String rule, long rows, boolean onlyWait) {
        Finding finding = new Finding(
                "loans.csv",
                7L,
                dataset,
                99L,
                31L,
                true,
                List.of(new Rule(rule, "user_id", "user id is not known", rows)),
                List.of(),
                null,
                null,
                false);
        boolean wait = dataset.equals("loans") && rule.equals("reference");

        Words mail = AlertWording.mail(digest(AlertKind.BAD_VALUES, finding));
        Words sms = AlertWording.sms(digest(AlertKind.BAD_VALUES, finding));

        String told = rows + " of them wait for their client; they are loaded by themselves once it is there.";
        assertEquals(wait, mail.text().contains(told), mail.text());
        assertEquals(wait, mail.html().contains(told), mail.html());
        assertEquals(wait, sms.text().contains(rows + " wait for clients"), sms.text());
        assertEquals(
                onlyWait, mail.text().contains("Nothing is to be done if the file of their clients is still to come"));
        assertEquals(!onlyWait, mail.text().contains("Correct the rejected rows"), mail.text());
        assertTrue(Segment.septets(sms.text()) <= Segment.LENGTH, sms.text());
    }

    @Test
    void valuesThatCouldNotBeReadAreToldWithWhatToDo() {
        Digest digest = unreadDigest(0, 12);

        Words mail = AlertWording.mail(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));
        Words sms = AlertWording.sms(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));

        assertTrue(
                mail.text()
                        .contains("12 values could not be read; the rows were loaded without them. The books balance"),
                mail.text());
        assertTrue(mail.text().contains("correct the coloured cells and send it back"), mail.text());
        assertTrue(
                mail.text().contains("- 12 values not read: address line 1 is not an address that can be split"),
                mail.text());
        assertTrue(
                mail.text().contains("Values that could not be read: http://localhost:8082/loads/7/anomalies"),
                mail.text());
        assertFalse(mail.text().contains("rejected"), mail.text());
        assertTrue(mail.html().contains("12 values could not be read"), mail.html());
        assertFalse(mail.html().contains("Rejected rows"), mail.html());
        assertEquals(
                "Penstock #42 BAD_VALUES: a.csv, 12 values not read, rows loaded without them."
                        + " http://localhost:8082/loads/7/anomalies",
                sms.text());
    }

    @Test
    void rejectsAndValuesThatCouldNotBeReadAreToldTogether() {
        Digest digest = unreadDigest(3, 12);

        Words mail = AlertWording.mail(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));
        Words sms = AlertWording.sms(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));

        assertTrue(
                mail.text()
                        .contains(
                                "3 of 99 rows were rejected. 12 values could not be read; the rows were loaded without"
                                        + " them. The books balance"),
                mail.text());
        assertTrue(
                mail.text().contains("Correct the rejected rows and the values that could not be read"), mail.text());
        assertTrue(sms.text().contains("a.csv, 3 of 99 rows rejected, 12 values not read"), sms.text());
        assertTrue(Segment.septets(sms.text()) <= Segment.LENGTH, sms.text());
    }

    @Test
    void oneValueIsToldInTheSingular() {
        Digest digest = unreadDigest(0, 1);

        Words mail = AlertWording.mail(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));
        Words sms = AlertWording.sms(new DigestText(digest, "http://localhost:8082", "http://localhost:8084"));

        assertTrue(mail.text().contains("1 value could not be read;"), mail.text());
        assertTrue(mail.html().contains("1 value could not be read;"), mail.html());
        assertTrue(mail.text().contains("- 1 value not read: address line 1 is not an address"), mail.text());
        assertTrue(sms.text().contains("a.csv, 1 value not read"), sms.text());
    }

    private static Digest unreadDigest(long rejected, long unread) {
        Finding finding = new Finding(
                "a.csv",
                7L,
                "consumers",
                99L,
                rejected,
                true,
                false,
                List.of(),
                List.of(),
                null,
                null,
                false,
                unread,
                List.of(new Rule(
                        "address-shape",
                        "address_line_1",
                        "address line 1 is not an address that can be split",
                        unread)));
        return new Digest(42, AlertKind.BAD_VALUES, List.of(finding), 1, rejected, unread);
    }

    @Test
    void extractThatIsHeldSaysWhyAndHowItIsReleasedOrDiscarded() {
        IntakeFailed event = new IntakeFailed(
                12L,
                "utility",
                "utility-full",
                AlertKind.UNEXPECTED,
                "only 5 rows; the last full extract (batch 9) had 100",
                null,
                true,
                true,
                Instant.EPOCH);

        Words mail = AlertWording.mail(digest(AlertKind.UNEXPECTED, event.finding()));
        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, event.finding()));

        for (String body : List.of(mail.text(), mail.html())) {
            assertTrue(body.contains("only 5 rows; the last full extract (batch 9) had 100."), body);
            assertTrue(body.contains("POST /batches/12/release"), body);
            assertTrue(body.contains("POST /batches/12/discard"), body);
            assertFalse(body.contains("quarantine"), body);
        }
        assertTrue(sms.text().contains("utility-full: on hold, waits for your decision"), sms.text());
        assertFalse(sms.text().contains("quarantine"), sms.text());
    }

    @Test
    void reasonIsCutInAnSmsWhereThereIsNoRoomForAllOfIt() {
        Finding page = new Finding(
                "consumers-of-january.xls",
                18L,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                "expected CSV text or an .xlsx workbook, found an HTML page; open it in Excel and save it as .xlsx",
                null,
                true);

        Words sms = AlertWording.sms(digest(AlertKind.UNEXPECTED, page));

        assertTrue(sms.text().contains("in quarantine: expected CSV text"), sms.text());
        assertTrue(sms.text().endsWith(". http://localhost:8084/#batch-18"), sms.text());
        assertTrue(Segment.septets(sms.text()) <= Segment.LENGTH, sms.text());
    }

    @Test
    void smsNamesTheFirstRulesInWordsAndSaysHowManyMoreThereAre() {
        List<Rule> rules = List.of(
                new Rule("required", "last_name", "last name is missing", 1),
                new Rule("email-format", "email_address", "email address is not a valid e-mail address", 1),
                new Rule("phone-possible", "phone_number", "phone number is not a phone number", 1),
                new Rule("address-zip", "zip_code", "zip code does not belong to the state", 1));
        Finding finding = new Finding("a.csv", 7L, "consumers", 9L, 4L, true, rules, List.of(), null, null, false);

        Words sms = AlertWording.sms(digest(AlertKind.BAD_VALUES, finding));

        assertEquals(
                "Penstock #42 BAD_VALUES: a.csv, 4 of 9 rows rejected (1 last name is missing, 3 more rules)."
                        + " http://localhost:8082/loads/7/rejects",
                sms.text());
    }

    @Test
    void mailLinksThePageWithTheBatchInSight() {
        Words one = AlertWording.mail(digest(AlertKind.BAD_VALUES, finding("a.csv", true, List.of())));

        assertTrue(one.text().contains("The whole way of every file: http://localhost:8084/#batch-7\n"), one.text());
        assertTrue(one.html().contains("href=\"http://localhost:8084/#batch-7\""), one.html());
    }

    @Test
    void smsWithoutRoomForLinkAndRulesStillSaysWhatHappened() {
        Finding finding = finding("a.csv", true, List.of());
        String far = "https://" + "very-".repeat(40) + "long.example.test";

        Words sms = AlertWording.sms(new DigestText(digestOf(AlertKind.BAD_VALUES, finding), far, far));

        assertEquals("Penstock #42 BAD_VALUES: a.csv, 31 of 20000 rows rejected.", sms.text());
    }

    @Test
    void textWithoutAnythingToSayOfHasNoHoles() {
        Finding bare = new Finding("a.csv", null, null, null, null, true, List.of(), List.of(), null, null, false);

        Words mail = AlertWording.mail(digest(AlertKind.FILE_LOCKED, bare));

        assertFalse(mail.text().contains("null"), mail.text());
        assertFalse(mail.html().contains("null"), mail.html());
    }

    private static Finding finding(String name, boolean balanced, List<Check> checks) {
        return new Finding(name, 7L, "consumers", 20000L, 31L, balanced, RULES, checks, null, null, false);
    }

    private static DigestText digest(AlertKind kind, Finding finding) {
        return new DigestText(digestOf(kind, finding), "http://localhost:8082", "http://localhost:8084");
    }

    private static Digest digestOf(AlertKind kind, Finding finding) {
        return new Digest(42, kind, Collections.singletonList(finding), 1, 31, 0);
    }
}
