package io.penstock.notification;

import io.penstock.testkit.Servers;
import io.penstock.testkit.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks at the service's tables as its own role sees them. */
public final class LedgerRows {

    /** A row of the ledger. */
    public record Row(
            long id,
            String recipient,
            String channel,
            String state,
            int attempts,
            String providerId,
            String lastError) {}

    private LedgerRows() {}

    /** Forgets all alerts and deliveries, once none is under way, so that a test meets nothing of the one before. */
    public static void clear() {
        awaitRest();
        execute("TRUNCATE notification.alert, notification.reminder, notification.delivery, notification.opt_out");
        execute(
                "UPDATE notification.channel SET paused_since = NULL, pause_reason = NULL, failures = 0, probe_at = NULL,"
                        + " told_at = NULL");
        Providers.mail().clear();
        Providers.twilio().clear();
    }

    /** Waits until no alert waits for its digest and no delivery is under way. */
    public static void awaitRest() {
        Waiting.await()
                .until(() -> count("alert WHERE digest_id IS NULL") == 0
                        && count(
                                        "delivery WHERE state IN ('PENDING', 'SENDING') AND sending_by IS DISTINCT FROM 'another'")
                                == 0);
    }

    public static void execute(String sql) {
        try (Connection connection = Servers.postgres().connect("penstock", "notification", "notification");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Row> deliveries() {
        String sql =
                "SELECT id, recipient, channel, state, attempts, provider_id, last_error FROM notification.delivery ORDER BY id";
        List<Row> rows = new ArrayList<>();
        try (Connection connection = Servers.postgres().connect("penstock", "notification", "notification");
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(new Row(
                        found.getLong(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getInt(5),
                        found.getString(6),
                        found.getString(7)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    public static long count(String table) {
        return Long.parseLong(value("SELECT count(*) FROM notification." + table));
    }

    /** The one value that the query gives, as text. */
    public static String value(String sql) {
        try (Connection connection = Servers.postgres().connect("penstock", "notification", "notification");
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The delivery, once it is as wished for. */
    public static Row await(long id, Predicate<Row> wished) {
        return Waiting.await()
                .alias("delivery " + id)
                .until(
                        () -> deliveries().stream()
                                .filter(row -> row.id() == id)
                                .findFirst()
                                .orElseThrow(),
                        wished);
    }

    public static Row awaitState(long id, String state) {
        return await(id, row -> row.state().equals(state));
    }
}
