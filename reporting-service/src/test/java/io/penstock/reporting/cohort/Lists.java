package io.penstock.reporting.cohort;

import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lists of accounts and consumers, as the other services would have left them in the mart. */
final class Lists {

    private Lists() {}

    static void account(long batchId, long line, String account, String columns) {
        update(
                "INSERT INTO mart.cohort_account (batch_id, line, account_number, columns) VALUES (?, ?, ?, ?::jsonb)",
                batchId,
                line,
                account,
                columns);
    }

    /** Accounts {@code prefix + n} for n in 1..count, at line n + 1, each with a segment, a note and a balance. */
    static void accounts(long batchId, String prefix, int count) {
        update("""
                INSERT INTO mart.cohort_account (batch_id, line, account_number, columns)
                SELECT ?, n + 1, ? || lpad(n::text, 8, '0'),
                    jsonb_build_array(jsonb_build_array('Segment', 'S' || n % 7),
                        jsonb_build_array('Note', 'note ' || n), jsonb_build_array('Balance', n * 1.25))
                FROM generate_series(1, ?) AS n
                """, batchId, prefix, count);
    }

    /** Consumers of the accounts {@code prefix + n} for n in from..to. */
    static void consumers(String prefix, int from, int to) {
        update("""
                INSERT INTO mart.consumer (consumer_id, name, address_line_1, address_line_2, city, state, zip_code,
                    phone_number, email_address, account_number, tariff_plan, payment_status)
                SELECT 'C' || ? || n, 'Name ' || n, n || ' Main St', CASE WHEN n % 3 = 0 THEN 'Apt ' || n END, 'Recife',
                    'PE', lpad(n::text, 5, '0'), '+1202555' || lpad((n % 10000)::text, 4, '0'),
                    'user' || n || '@example.com', ? || lpad(n::text, 8, '0'), 'Plan ' || chr(65 + n % 3),
                    CASE n % 2 WHEN 0 THEN 'Paid' ELSE 'Unpaid' END
                FROM generate_series(?, ?) AS n
                """, prefix, prefix, from, to);
    }

    static void consumer(String id, String account, String name, String zip, String phone) {
        update(
                "INSERT INTO mart.consumer (consumer_id, account_number, name, zip_code, phone_number) VALUES (?, ?, ?, ?, ?)",
                id,
                account,
                name,
                zip,
                phone);
    }

    /** Rejected rows of a list, at the lines from..to, whose record says {@code record} and the line. */
    static void rejects(long batchId, long from, long to, String column, String reason, String record) {
        update(
                "INSERT INTO etl.load (batch_id, feed, name, dataset, state) VALUES (?, 'accounts', 'a list', 'accounts',"
                        + " 'COMPLETE') ON CONFLICT DO NOTHING",
                batchId);
        update("""
                INSERT INTO etl.reject (batch_id, chunk, line, column_name, rule, reason, record)
                SELECT ?, 0, n, ?, 'digits-format', ?, ? || n FROM generate_series(?, ?) AS n
                """, batchId, column, reason, record, from, to);
    }

    static void client(long id, String email, String phone) {
        update(
                "INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)"
                        + " VALUES (?, now(), 'approved', 1, 0, 0)",
                id);
        update("INSERT INTO mart.contact (user_id, email, phone) VALUES (?, ?, ?)", id, email, phone);
    }

    /** An address to which nothing is sent. */
    static void optOut(String address, String kind) {
        update(
                "INSERT INTO notification.opt_out (address, kind, reason, created_by) VALUES (?, ?, 'asked for', 'test')",
                address,
                kind);
    }

    static int update(String sql, Object... values) {
        try (Connection connection = Servers.postgres().connect("penstock");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(String sql, Object... values) {
        try (Connection connection = Servers.postgres().connect("penstock");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
