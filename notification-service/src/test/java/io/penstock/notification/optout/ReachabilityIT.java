package io.penstock.notification.optout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.notification.LedgerRows;
import io.penstock.testkit.Servers;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Asked as reporting-service asks, with no more rights than it has. */
@QuarkusTest
class ReachabilityIT {

    private static final String ONE =
            "SELECT coalesce(channel, 'none') || ' ' || outcome FROM notification.reachability(?)";
    /** For a plan that looks up client after client. */
    private static final int LIMIT_S = 180;

    private static final String ALL = "SELECT count(*) FILTER (WHERE outcome = 'REACHABLE')"
            + " FROM notification.reachability(ARRAY(SELECT generate_series(1::bigint, 100000)))";

    @BeforeEach
    void clear() throws SQLException {
        LedgerRows.clear();
        asEtl("TRUNCATE mart.contact");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reachability.csv", numLinesToSkip = 1, nullValues = "-")
    void clientIsReachedAsPreferredUnlessTheAddressSaysNo(
            String what,
            String email,
            String phone,
            String preferred,
            String mailKind,
            String phoneKind,
            String expected)
            throws SQLException {
        asEtl("INSERT INTO mart.contact (user_id, email, phone, preferred_channel) VALUES (7, %s, %s, %s)"
                .formatted(quoted(email), quoted(phone), quoted(preferred)));
        listed(email, mailKind);
        listed(phone, phoneKind);

        assertEquals(expected, reachability(7));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reachability-without-sms.csv", numLinesToSkip = 1, nullValues = "-")
    void withoutTextMessagesAClientIsReachedByMailOrNot(
            String what, String email, String phone, String preferred, String phoneKind, String expected)
            throws SQLException {
        asEtl("INSERT INTO mart.contact (user_id, email, phone, preferred_channel) VALUES (7, %s, %s, %s)"
                .formatted(quoted(email), quoted(phone), quoted(preferred)));
        listed(phone, phoneKind);
        LedgerRows.execute("UPDATE notification.channel SET off_because = 'SMS is off' WHERE channel = 'SMS'");
        try {
            assertEquals(expected, reachability(7));
        } finally {
            LedgerRows.execute("UPDATE notification.channel SET off_because = NULL");
        }
    }

    @Test
    void clientWithoutContactHasNone() throws SQLException {
        assertEquals("none NO_CONTACT", reachability(404));
    }

    @Test
    void hundredThousandClientsAreOneQuestion() throws SQLException {
        asEtl("INSERT INTO mart.contact (user_id, email)"
                + " SELECT i, 'c' || i || '@example.test' FROM generate_series(1, 99000) AS i");
        asEtl("ANALYZE mart.contact");

        try (Connection reporting = Servers.postgres().connect("penstock", "reporting", "reporting");
                var statement = reporting.createStatement()) {
            statement.setQueryTimeout(LIMIT_S);
            var found = statement.executeQuery(ALL);
            found.next();
            assertEquals(99_000, found.getLong(1));
        }
    }

    @Test
    void nobodyElseMayAskAndNobodySeesAddresses() throws SQLException {
        assertRefused("reporting", "SELECT * FROM notification.contact_channels(ARRAY[7::bigint])");
        assertRefused("reporting", "SELECT * FROM notification.opt_out");
        assertRefused("ingest", "SELECT * FROM notification.reachability(ARRAY[7::bigint])");
    }

    private static void assertRefused(String role, String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock", role, role);
                var statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.executeQuery(sql));
            assertEquals("42501", refused.getSQLState());
        }
    }

    private static String reachability(long user) throws SQLException {
        try (Connection reporting = Servers.postgres().connect("penstock", "reporting", "reporting");
                var statement = reporting.prepareStatement(ONE)) {
            statement.setArray(1, reporting.createArrayOf("bigint", new Long[] {user}));
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static void listed(String address, String kind) {
        if (kind != null) {
            LedgerRows.execute("INSERT INTO notification.opt_out (address, kind, reason, created_by) VALUES (lower('"
                    + address + "'), '" + kind + "', 'test', 'test')");
        }
    }

    private static void asEtl(String sql) throws SQLException {
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = etl.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }
}
