package io.penstock.notification.report;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.SmtpRelay.Mood;
import io.penstock.notification.report.RawMail.Leaf;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportMailIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NO_SUCH_REPORT = 999_999;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> READERS = List.of("lead@example.test", "operations@example.test");

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @AfterEach
    void oblige() {
        Providers.relay().be(Mood.OBLIGING, 0);
    }

    @Test
    void reportBecomesOneMailPerReaderWithItsChartsAndItsWorkbook() throws Exception {
        byte[] chart = png();
        byte[] workbook = xlsx();
        long report = report(chart, workbook);

        publish(report, "first", false);

        Mail mail = mails(2).get(0);
        assertEquals("Lending week 15–21 January 2024: 112 loans issued, 31 paid, 2 defaults", mail.subject());
        RawMail raw = RawMail.of(mail);
        assertEquals("mixed(alternative(text/plain related(text/html image/png)) " + XLSX + ")", raw.shape());
        Leaf image = raw.leaves().get(2);
        assertEquals("inline", image.disposition());
        assertEquals(List.of("<issued@penstock>"), pictures(mail.html()));
        assertEquals("<issued@penstock>", image.contentId());
        assertArrayEquals(chart, image.content());
        Leaf file = raw.leaves().get(3);
        assertEquals("attachment", file.disposition());
        assertEquals("lending-week-2024-01-15.xlsx", file.name());
        assertArrayEquals(workbook, file.content());
        assertEquals("[Content_Types].xml", firstEntry(file.content()));
    }

    @Test
    void sameEventThriceAndTheSameWeekAgainAreOneMailPerReader() throws Exception {
        long report = report(png(), xlsx());
        publish(report, "same", false);
        mails(2);

        publish(report, "same", false);
        publish(report, "other", false);
        publish(report(png(), xlsx()), "another-report", false);
        publish(report, "forced", true);

        List<Mail> mails = mails(4);
        assertEquals(READERS, mails.stream().map(Mail::to).distinct().sorted().toList());
        assertEquals(4, LedgerRows.count("delivery"));
        assertEquals(2, LedgerRows.count("delivery WHERE subject = '2024-01-15/2024-01-22'"));
        assertEquals(2, LedgerRows.count("delivery WHERE subject = '2024-01-15/2024-01-22 report " + report + "'"));
    }

    @Test
    void largeReportMeetsABusyServerAsOtherMailsDo() throws Exception {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        Providers.relay().be(Mood.BUSY, 1);

        publish(report(png(), large), "large", false);

        for (Mail mail : mails(2)) {
            assertArrayEquals(large, RawMail.of(mail).leaves().get(3).content());
        }
        assertEquals(
                List.of(1, 2),
                LedgerRows.deliveries().stream().map(Row::attempts).sorted().toList());
    }

    @Test
    void reportWhoseReplyWasLostIsNotSentAgain() throws Exception {
        Providers.relay().be(Mood.DROPS_AFTER_MAIL, 2);

        publish(report(png(), xlsx()), "lost", false);

        await().until(() -> LedgerRows.count("delivery WHERE state = 'UNKNOWN'") == 2);
        assertEquals(2, Providers.mail().mails().size());
    }

    @Test
    void reportThatIsNotThereFailsInTheEnd() throws Exception {
        publish(NO_SUCH_REPORT, "missing", false);

        await().until(() -> LedgerRows.count("delivery WHERE state = 'FAILED'") == 2);
        assertEquals("cannot be worded", LedgerRows.deliveries().get(0).lastError());
        assertEquals(List.of(), Providers.mail().mails());
    }

    private static List<Mail> mails(int count) {
        return await().until(Providers.mail()::mails, mails -> mails.size() == count);
    }

    private static long report(byte[] chart, byte[] workbook) throws IOException {
        WeeklySummary summary =
                Summaries.of(Summaries.week(112, 31, 28, 2), Summaries.week(100, 34, 34, 1), Summaries.REJECTS);
        long id = ReportRows.report("2024-01-15", "2024-01-22", JSON.writeValueAsString(summary));
        ReportRows.file(id, "issued.png", "image/png", "issued@penstock", chart);
        ReportRows.file(id, "unused.png", "image/png", "unused@penstock", chart);
        ReportRows.file(id, "lending-week-2024-01-15.xlsx", XLSX, null, workbook);
        return id;
    }

    private static void publish(long report, String eventId, boolean forced) throws IOException {
        ObjectNode event =
                (ObjectNode) JSON.readTree(Contract.of("report-ready").example());
        String json = event.put("reportId", report).put("forced", forced).toString();
        Contract.of("report-ready").assertValid(json);
        // One key, so that what is published last is heard last.
        Topics.publish("report-ready", "week", json, Map.of("ce_id", eventId + report));
    }

    /** The Content-IDs to which the HTML refers. */
    private static List<String> pictures(String html) {
        Matcher cid = Pattern.compile("src=\"cid:([^\"]+)\"").matcher(html);
        return cid.results().map(found -> "<" + found.group(1) + ">").toList();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static byte[] xlsx() throws IOException {
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(xlsx)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
        }
        return xlsx.toByteArray();
    }

    private static String firstEntry(byte[] zip) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            return entries.getNextEntry().getName();
        }
    }
}
