package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Step.Begin;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The steps of the ledger that nearly every message takes, for many at once; in the current transaction. */
@ApplicationScoped
class DeliveryTable {

    private static final String DUE = """
            SELECT d.id, d.template, d.channel, d.alert_kind, d.batch_ids, d.recipient, d.payload, o.reason, d.traceparent
            FROM delivery AS d LEFT JOIN opt_out AS o ON o.address = d.recipient
            WHERE d.state = 'PENDING' AND d.channel = ? AND d.due_at <= ? AND (d.wait_until IS NULL OR d.wait_until > ?)
            ORDER BY d.due_at, d.id FOR UPDATE OF d SKIP LOCKED LIMIT ?""";

    private static final String CLAIM = """
            UPDATE delivery AS d SET due_at = ?, fingerprint = s.fingerprint
            FROM unnest(?::bigint[], ?::text[]) AS s (id, fingerprint) WHERE d.id = s.id""";

    /**
     * Whoever claimed a delivery after another has set another time. Ids are also given as an array, by which the planner
     * looks them up; for a join it may read all that wait.
     */
    private static final String BEGIN = """
            UPDATE delivery AS d SET state = 'SENDING', attempts = d.attempts + 1, sending_by = ?, sending_at = ?, updated_at = ?
            FROM unnest(?::bigint[], ?::timestamptz[]) AS s (id, claimed_until)
            WHERE d.id = s.id AND d.id = ANY (?) AND d.state = 'PENDING' AND d.due_at = s.claimed_until
            RETURNING d.id, d.template, d.channel, d.alert_kind, d.batch_ids""";

    /** Who is locked by another waits; always in the same order, so that two do not block each other. */
    private static final String ACCEPTED = """
            WITH a AS (SELECT d.id, s.provider_id FROM delivery AS d JOIN unnest(?::bigint[], ?::text[]) AS s (id, provider_id)
                USING (id) WHERE d.state = 'SENDING' ORDER BY d.id FOR UPDATE OF d)
            UPDATE delivery AS d SET state = 'ACCEPTED', provider_id = a.provider_id, last_error = NULL, updated_at = ?,
                due_at = CASE d.channel WHEN 'SMS' THEN ?::timestamptz END
            FROM a WHERE d.id = a.id RETURNING d.id, d.template, d.channel, d.alert_kind, d.batch_ids""";

    private final LedgerSql sql;

    DeliveryTable(LedgerSql sql) {
        this.sql = sql;
    }

    /** Locks those that are due, not too late, and locked by nobody else; the longest due first. */
    List<Due> lockDue(Channel channel, Instant now, int most) {
        return sql.rows(
                DUE,
                statement -> {
                    statement.setString(1, channel.name());
                    LedgerSql.setInstant(statement, 2, now);
                    LedgerSql.setInstant(statement, 3, now);
                    statement.setInt(4, most);
                },
                row -> new Due(subject(row), row.getString(6), row.getString(7), row.getString(8), row.getString(9)));
    }

    /** Keeps others from claiming deliveries before this time; they are locked. */
    void claim(List<Letter> letters, Instant until) {
        sql.update(CLAIM, statement -> {
            LedgerSql.setInstant(statement, 1, until);
            LedgerSql.setArray(
                    statement,
                    2,
                    "bigint",
                    letters.stream().map(Letter::deliveryId).toList());
            LedgerSql.setArray(
                    statement,
                    3,
                    "text",
                    letters.stream()
                            .map(letter -> Letter.fingerprint(letter.words().text()))
                            .toList());
        });
    }

    /**
     * Marks deliveries as being sent.
     *
     * @param begins one for each delivery
     * @return those that nobody else has claimed since
     */
    List<Told> begin(Collection<Begin> begins, String by, Instant now) {
        return sql.rows(
                BEGIN,
                statement -> {
                    statement.setString(1, by);
                    LedgerSql.setInstant(statement, 2, now);
                    LedgerSql.setInstant(statement, 3, now);
                    List<Long> ids = begins.stream().map(Begin::deliveryId).toList();
                    LedgerSql.setArray(statement, 4, "bigint", ids);
                    LedgerSql.setArray(statement, 6, "bigint", ids);
                    LedgerSql.setArray(
                            statement,
                            5,
                            "timestamptz",
                            begins.stream()
                                    .map(begin -> begin.claimedUntil().toString())
                                    .toList());
                },
                DeliveryTable::subject);
    }

    /**
     * Marks deliveries as accepted.
     *
     * @param providerIds by delivery
     * @param confirmAt when the provider is asked about those of which it tells the end
     * @return those that were still being sent; the others are as they were
     */
    List<Told> accepted(Map<Long, String> providerIds, Instant now, Instant confirmAt) {
        return sql.rows(
                ACCEPTED,
                statement -> {
                    LedgerSql.setArray(statement, 1, "bigint", providerIds.keySet());
                    LedgerSql.setArray(statement, 2, "text", providerIds.values());
                    LedgerSql.setInstant(statement, 3, now);
                    LedgerSql.setInstant(statement, 4, confirmAt);
                },
                DeliveryTable::subject);
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
}
