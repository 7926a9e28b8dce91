package io.penstock.reporting.reminder;

import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicLong;

/** The lender's data as the other services would have left them in their tables. */
final class Lender {

    private static final AtomicLong IDS = new AtomicLong(500_000);

    /** Forgets all loans, contacts and reminders; ids are not used again, as events stay on their topic. */
    static void startAfresh() {
        sql("TRUNCATE mart.loan, mart.contact, notification.opt_out, "
                + "reporting.reminder, reporting.reminder_run, reporting.reminder_missed, reporting.reminder_release, "
                + "reporting.load, reporting.intake, reporting.intake_failure, reporting.batch");
    }

    /** An open loan of a client who can be reached by mail; returns its id, which is the client's too. */
    static long loan(LocalDate due) {
        return loan(due.atTime(12, 0), "ongoing");
    }

    static long loan(LocalDateTime due, String status) {
        long id = loanWithoutContact(due, status);
        contact(id, "client-" + id + "@example.com", null, null);
        return id;
    }

    static long loanWithoutContact(LocalDateTime due, String status) {
        long id = IDS.incrementAndGet();
        loans(id, 1, due, status);
        return id;
    }

    /** Many loans of clients without a contact; returns the first id. */
    static long loans(int count, LocalDate due) {
        long first = IDS.addAndGet(count) - count + 1;
        loans(first, count, due.atTime(12, 0), "ongoing");
        sql(
                "INSERT INTO mart.contact (user_id, email) SELECT id, 'client-' || id || '@example.com' FROM generate_series(%d, %d) AS id"
                        .formatted(first, first + count - 1));
        return first;
    }

    private static void loans(long first, int count, LocalDateTime due, String status) {
        sql("""
                INSERT INTO mart.loan
                SELECT id, id, timestamp '%s' - interval '90 days', '%s', %s, '%s', 100, 1, 106, 0
                FROM generate_series(%d, %d) AS id
                """.formatted(
                        due,
                        due,
                        status.equals("paid") ? "timestamp '" + due + "'" : "NULL",
                        status,
                        first,
                        first + count - 1));
    }

    static void contact(long userId, String email, String phone, String preferred) {
        sql("INSERT INTO mart.contact (user_id, email, phone, preferred_channel) VALUES (%d, %s, %s, %s)"
                .formatted(userId, quoted(email), quoted(phone), quoted(preferred)));
    }

    static void optOut(String address) {
        sql(
                "INSERT INTO notification.opt_out (address, reason, created_by, kind) VALUES (%s, 'asked', 'test', 'OPTED_OUT')"
                        .formatted(quoted(address)));
    }

    static void postpone(long loanId, LocalDate due) {
        sql("UPDATE mart.loan SET due_at = '%s' WHERE loan_id = %d".formatted(due, loanId));
    }

    static void pay(long loanId) {
        sql("UPDATE mart.loan SET status = 'paid', paid_at = due_at WHERE loan_id = %d".formatted(loanId));
    }

    static long rowsOf(String table) {
        try (Connection connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM reporting." + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }

    static void sql(String sql) {
        try (Connection connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Lender() {}
}
