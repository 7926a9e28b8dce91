package io.penstock.ingest.intake;

import io.agroal.api.AgroalDataSource;
import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchEvents;
import io.penstock.ingest.batch.FileStamp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jboss.logging.Logger;

/** Reports files that are locked: each once, until it is written anew, however often it is tried. */
@ApplicationScoped
class LockedFiles {
    private static final Logger LOG = Logger.getLogger(LockedFiles.class);
    private static final String REMEMBER =
            "INSERT INTO locked_file (path, modified_at, wanted) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String FORGET = "DELETE FROM locked_file WHERE path = ?";

    private final AgroalDataSource dataSource;
    private final BatchEvents events;

    LockedFiles(AgroalDataSource dataSource, BatchEvents events) {
        this.dataSource = dataSource;
        this.events = events;
    }

    /** The file cannot be read yet. */
    void unreadable(Arrival arrival, FileStamp stamp, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (isNew(arrival, stamp, "READ")) {
                String feed = arrival.feed() == null ? null : arrival.feed().name();
                events.unreadable(feed, arrival.name(), reason);
                LOG.warnf("file is locked feed=%s", feed);
            }
        });
    }

    /** The file was read, and cannot be removed. */
    void unremovable(Arrival arrival, FileStamp stamp, Batch batch, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (isNew(arrival, stamp, "REMOVE")) {
                events.unremovable(batch, reason);
                LOG.warnf("file cannot be removed batchId=%d", batch.id);
            }
        });
    }

    /** The file is no longer where it was. */
    void gone(Arrival arrival) {
        change(FORGET, arrival.key());
    }

    private boolean isNew(Arrival arrival, FileStamp stamp, String wanted) {
        return change(REMEMBER, arrival.key(), Timestamp.from(stamp.modified()), wanted) > 0;
    }

    private int change(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("locked file not noted", e);
        }
    }
}
