package io.penstock.notification.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of the ledger that nearly every message takes, for many at once; in the current transaction. */
@ApplicationScoped
class DeliveryTable {

    private static final String DUE = """
            SELECT d.id, d.template, d.channel, d.alert_kind, d.batch_ids, d.recipient, d.payload, o.reason
            FROM delivery AS d LEFT JOIN opt_out AS o ON o.address = d.recipient
            WHERE d.state = 'PENDING' AND d.channel = ? AND d.due_at <= ?
            ORDER BY d.due_at, d.id FOR UPDATE OF d SKIP LOCKED LIMIT ?""";

    private static final String SENDING = """
            UPDATE delivery AS d SET state = 'SENDING', attempts = d.attempts + 1, fingerprint = s.fingerprint,
                sending_by = ?, sending_at = ?, updated_at = ?
            FROM unnest(?::bigint[], ?::text[]) AS s (id, fingerprint) WHERE d.id = s.id""";

    /** Who is locked by another waits; always in the same order, so that two do not block each other. */
    private static final String ACCEPTED = """
            WITH a AS (SELECT d.id, s.provider_id FROM delivery AS d JOIN unnest(?::bigint[], ?::text[]) AS s (id, provider_id)
                USING (id) WHERE d.state = 'SENDING' ORDER BY d.id FOR UPDATE OF d)
            UPDATE delivery AS d SET state = 'ACCEPTED', provider_id = a.provider_id, last_error = NULL, updated_at = ?,
                due_at = CASE d.channel WHEN 'SMS' THEN ?::timestamptz END
            FROM a WHERE d.id = a.id RETURNING d.id, d.template, d.channel, d.alert_kind, d.batch_ids""";

    private final AgroalDataSource dataSource;

    DeliveryTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Locks those that are due and nobody else has locked, the longest due first. */
    List<Due> lockDue(Channel channel, Instant now, int most) {
        return write(DUE, statement -> {
            statement.setString(1, channel.name());
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setInt(3, most);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(subject(row), row.getString(6), row.getString(7), row.getString(8)));
                }
            }
            return due;
        });
    }

    /** Marks deliveries as being sent; they are locked. */
    void sending(List<Letter> letters, String by, Instant now) {
        write(SENDING, statement -> {
            statement.setString(1, by);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            setArray(
                    statement,
                    4,
                    "bigint",
                    letters.stream().map(Letter::deliveryId).toArray());
            Object[] fingerprints = letters.stream()
                    .map(letter -> Letter.fingerprint(letter.words().text()))
                    .toArray();
            setArray(statement, 5, "text", fingerprints);
            return statement.executeUpdate();
        });
    }

    /**
     * Marks deliveries as accepted.
     *
     * @param providerIds by delivery
     * @param confirmAt when the provider is asked about those of which it tells the end
     * @return those that were still being sent; the others are as they were
     */
    List<Told> accepted(Map<Long, String> providerIds, Instant now, Instant confirmAt) {
        return write(ACCEPTED, statement -> {
            setArray(statement, 1, "bigint", providerIds.keySet().toArray());
            setArray(statement, 2, "text", providerIds.values().toArray());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setObject(4, confirmAt.atOffset(ZoneOffset.UTC));
            List<Told> accepted = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    accepted.add(subject(row));
                }
            }
            return accepted;
        });
    }

    private static Told subject(ResultSet row) throws SQLException {
        Long[] batchIds = (Long[]) row.getArray(5).getArray();
        return new Told(
                row.getLong(1),
                row.getString(2),
                Channel.valueOf(row.getString(3)),
                row.getString(4),
                List.of(batchIds));
    }

    private static void setArray(PreparedStatement statement, int place, String type, Object[] values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T write(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("ledger cannot be read or written", e);
        }
    }
}
