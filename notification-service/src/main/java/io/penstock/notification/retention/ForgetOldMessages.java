package io.penstock.notification.retention;

import io.agroal.api.AgroalDataSource;
import io.penstock.schedules.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Deletes messages that ended long ago, and the alerts they told, in small transactions. What is not at its end stays,
 * however old: a message of unknown outcome waits for a person. It may run at any time, in any number of replicas.
 */
@ApplicationScoped
class ForgetOldMessages implements Retention {

    private static final Logger LOG = Logger.getLogger(ForgetOldMessages.class);

    /** Ids ascend with time, so that only old rows are read. */
    private static final String FIRST_YOUNG = """
            SELECT coalesce(
                (SELECT id FROM delivery WHERE created_at >= ? ORDER BY id LIMIT 1), 9223372036854775807)""";

    private static final String DELIVERIES = """
            DELETE FROM delivery WHERE id IN (
                SELECT id FROM delivery
                WHERE id < ? AND updated_at < ? AND due_at IS NULL
                  AND state IN ('ACCEPTED', 'DELIVERED', 'FAILED', 'SUPPRESSED')
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)""";
    private static final String ALERTS = """
            DELETE FROM alert WHERE id IN (
                SELECT id FROM alert AS a
                WHERE raised_at < ? AND digest_id IS NOT NULL AND NOT EXISTS (
                    SELECT FROM delivery AS d
                    WHERE d.template = 'alert-digest' AND d.subject = a.kind || ' ' || a.digest_id)
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)""";
    private static final String DIGESTS = """
            DELETE FROM digest WHERE id IN (
                SELECT id FROM digest AS g
                WHERE created_at < ? AND NOT EXISTS (SELECT FROM alert AS a WHERE a.digest_id = g.id)
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final AgroalDataSource dataSource;
    private final RetentionSettings settings;
    private final Clock clock;

    ForgetOldMessages(AgroalDataSource dataSource, RetentionSettings settings, Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public void forget() {
        if (settings.deliveries().isZero()) {
            return;
        }
        OffsetDateTime before = clock.instant().atOffset(ZoneOffset.UTC).minus(settings.deliveries());
        try (Connection connection = dataSource.getConnection()) {
            long deliveries = delete(connection, DELIVERIES, firstYoung(connection, before), before);
            long alerts = delete(connection, ALERTS, before);
            delete(connection, DIGESTS, before);
            LOG.infof("old messages forgotten deliveries=%d alerts=%d", deliveries, alerts);
        } catch (SQLException e) {
            throw new IllegalStateException("old messages not forgotten", e);
        }
    }

    private static long firstYoung(Connection connection, OffsetDateTime before) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIRST_YOUNG)) {
            query.setObject(1, before);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Deletes some at a time, each in a transaction of its own; the last parameter says how many. */
    private long delete(Connection connection, String sql, Object... which) throws SQLException {
        long all = 0;
        long some;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < which.length; i++) {
                delete.setObject(i + 1, which[i]);
            }
            delete.setInt(which.length + 1, settings.batchSize());
            do {
                some = delete.executeUpdate();
                all += some;
            } while (some > 0);
        }
        return all;
    }
}
