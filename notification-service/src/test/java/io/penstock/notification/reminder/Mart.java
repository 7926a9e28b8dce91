package io.penstock.notification.reminder;

import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The mart as its owner fills it: loans and contacts, many to a connection. */
final class Mart {

    private final List<String> statements = new ArrayList<>();

    static void clear() {
        new Mart()
                .add("TRUNCATE mart.loan, mart.contact")
                .add("DELETE FROM etl.anomaly")
                .write();
    }

    /** An ongoing loan of 1334.50, of which 100 are paid; the client's number is the loan's. */
    Mart loan(long id, String due) {
        return add(
                ("INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)"
                                + " VALUES (%d, %d, '2023-10-30 10:00', '%s 23:30', 'ongoing', 1200, 13.42, 1334.50, 100)")
                        .formatted(id, id, due));
    }

    Mart contact(long user, String email, String phone, String preferred, String language, String zone) {
        return add(("INSERT INTO mart.contact (user_id, email, phone, preferred_channel, language, time_zone)"
                        + " VALUES (%d, %s, %s, %s, %s, %s)")
                .formatted(user, quoted(email), quoted(phone), quoted(preferred), quoted(language), quoted(zone)));
    }

    /** A value of a contact that a load could not read, in line 3. */
    Mart refused(long user, long load, String column, String rule) {
        return add(("INSERT INTO etl.load (batch_id, feed, name, dataset, state) VALUES (%d, 'contacts', 'contacts.csv',"
                                + " 'contacts', 'COMPLETE') ON CONFLICT DO NOTHING")
                        .formatted(load))
                .add(("INSERT INTO etl.anomaly (batch_id, line, column_name, rule, reason, record, key)"
                                + " VALUES (%d, 3, '%s', '%s', 'expected something else', '7,,', '%d')")
                        .formatted(load, column, rule, user));
    }

    Mart add(String statement) {
        statements.add(statement);
        return this;
    }

    void write() {
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl");
                var batch = etl.createStatement()) {
            etl.setAutoCommit(false);
            for (String statement : statements) {
                batch.addBatch(statement);
            }
            batch.executeBatch();
            etl.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }
}
