package io.penstock.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.torture.fault.Faults;
import io.penstock.torture.fault.Scale;
import io.penstock.torture.oracle.Finding;
import io.penstock.torture.oracle.Oracle;
import io.penstock.torture.oracle.Quiet;
import io.penstock.torture.work.Consumers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of {@code ./penstock torture}; and that the oracle says so when a promise is broken. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TortureIT {

    private static final int ROWS = 20_000;
    private static final int DUE_PER_DAY = 10;
    private static final long SEED = 20_240_125;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String INSERT_AGAIN = """
            INSERT INTO notification.delivery (template, subject, recipient, channel, payload, batch_ids)
            SELECT template, subject, recipient, channel, payload, batch_ids FROM (
                SELECT DISTINCT ON (channel) * FROM notification.delivery
                WHERE template = 'reminder' AND state IN ('ACCEPTED', 'DELIVERED') ORDER BY channel, id) AS sent""";

    @TempDir
    private static Path home;

    private static Subject subject;
    private static Duration within;

    @BeforeAll
    static void start() throws Exception {
        subject = Subject.start(home.resolve("platform"), new Consumers(ROWS, SEED), DUE_PER_DAY);
        Verdict calm = new Round(subject, Scale.SHORT, Duration.ZERO).run(SEED, Faults.named("work-shared"));
        assertTrue(calm.held(), calm::text);
        within = subject.lastLoad();
    }

    @AfterAll
    static void stop() {
        if (subject != null) {
            subject.close();
        }
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"one-of-each-killed", "smart360-away", "broker-away", "events-repeated"})
    void everyPromiseIsKept(String fault) throws Exception {
        Verdict verdict = new Round(subject, Scale.SHORT, within).run(SEED + fault.hashCode(), Faults.named(fault));

        assertTrue(verdict.held(), verdict::text);
    }

    @Test
    @Order(2)
    void rowMissingInSmart360IsFound() throws Exception {
        Rig rig = subject.rig();
        rig.smart360().execute("CREATE TABLE kept AS SELECT * FROM consumer_table WHERE consumer_id = '7'");
        rig.smart360().execute("DELETE FROM consumer_table WHERE consumer_id = '7'");

        assertEquals(Map.of("rows lost in SMART360", 1L), broken());

        rig.smart360().execute("INSERT INTO consumer_table SELECT * FROM kept");
    }

    @Test
    @Order(3)
    void rowTwiceInSmart360IsFound() throws Exception {
        Rig rig = subject.rig();
        rig.smart360().execute("ALTER TABLE consumer_table DROP CONSTRAINT consumer_table_pkey");
        rig.smart360().execute("INSERT INTO consumer_table SELECT * FROM kept");

        assertEquals(Map.of("rows twice in SMART360", 1L), broken());

        rig.smart360().execute("DELETE FROM consumer_table WHERE consumer_id = '7'");
        rig.smart360().execute("INSERT INTO consumer_table SELECT * FROM kept");
        rig.smart360().execute("ALTER TABLE consumer_table ADD PRIMARY KEY (consumer_id)");
    }

    @Test
    @Order(4)
    void withoutTheInboxesKeysRepeatedEventsAreFound() throws Exception {
        for (Service service : Service.values()) {
            subject.rig().penstock().execute("ALTER TABLE " + service.id() + ".inbox DROP CONSTRAINT inbox_pkey");
        }

        Map<String, Long> broken = brokenOf(new Round(subject, Scale.SHORT, within)
                .run(SEED, Faults.named("events-repeated"))
                .findings());

        assertTrue(broken.containsKey("events taken in twice by reporting"), broken::toString);
        assertTrue(broken.containsKey("sightings twice in the audit"), broken::toString);
    }

    @Test
    @Order(5)
    void withoutTheLedgersKeyMessagesSentTwiceAreFound() throws Exception {
        Rig rig = subject.rig();
        assertThrows(SQLException.class, () -> rig.penstock().execute(INSERT_AGAIN), "the key is there");
        rig.penstock()
                .execute("ALTER TABLE notification.delivery DROP CONSTRAINT"
                        + " delivery_template_subject_recipient_channel_key");
        rig.penstock().execute(INSERT_AGAIN);
        assertEquals(List.of(), Quiet.await(rig, subject.sent(), PATIENCE));

        Map<String, Long> broken = broken();

        assertEquals(2, broken.get("messages twice in the ledger"), broken::toString);
        assertEquals(1, broken.get("mails accepted twice"), broken::toString);
        assertEquals(1, broken.get("text messages accepted twice"), broken::toString);
    }

    private static Map<String, Long> broken() throws SQLException, IOException {
        return brokenOf(Oracle.examine(subject.rig(), subject.sent()));
    }

    private static Map<String, Long> brokenOf(List<Finding> findings) {
        Map<String, Long> broken = new TreeMap<>();
        findings.stream()
                .filter(finding -> !finding.holds())
                .forEach(finding -> broken.merge(finding.what(), finding.number(), Long::sum));
        return broken;
    }
}
