package io.penstock.etl.retention;

import io.agroal.api.AgroalDataSource;
import io.penstock.schedules.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes what is kept of old loads besides their books, in small transactions. It may run at any time, in any number of
 * replicas, and goes on where it was stopped; loads that somebody works on are left for the next time.
 */
@ApplicationScoped
class ForgetOldRecords implements Retention {

    private static final Logger LOG = Logger.getLogger(ForgetOldRecords.class);
    private static final String OLD = """
            SELECT batch_id FROM etl.load
            WHERE (forgotten_at IS NULL OR forgetting) AND finished_at < ? ORDER BY batch_id""";
    private static final String FORGET = "SELECT mart.forget_records(?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final RetentionSettings settings;

    ForgetOldRecords(AgroalDataSource dataSource, RetentionSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public void forget() {
        if (settings.records().isZero()) {
            return;
        }
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(settings.records());
        long rows = 0;
        try (Connection connection = dataSource.getConnection()) {
            List<Long> old = old(connection, before);
            for (long batchId : old) {
                rows += forget(connection, batchId, before);
            }
            LOG.infof("old records forgotten loads=%d rows=%d", old.size(), rows);
        } catch (SQLException e) {
            throw new IllegalStateException("old records not forgotten rows=" + rows, e);
        }
    }

    private static List<Long> old(Connection connection, OffsetDateTime before) throws SQLException {
        List<Long> batches = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(OLD)) {
            query.setObject(1, before);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    batches.add(row.getLong(1));
                }
            }
        }
        return batches;
    }

    private long forget(Connection connection, long batchId, OffsetDateTime before) throws SQLException {
        long all = 0;
        long some;
        do {
            some = step(connection, batchId, before);
            all += some;
        } while (some > 0);
        return all;
    }

    /** Each is a transaction of its own. */
    private long step(Connection connection, long batchId, OffsetDateTime before) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, batchId);
            forget.setObject(2, before);
            forget.setInt(3, settings.batchSize());
            try (var row = forget.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
