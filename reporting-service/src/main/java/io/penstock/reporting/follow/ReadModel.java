package io.penstock.reporting.follow;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.penstock.reporting.pipeline.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The tables behind the pipeline, written in the current transaction. */
@ApplicationScoped
class ReadModel {

    private static final SqlFile BATCH = SqlFile.of("batch.sql");

    private final AgroalDataSource dataSource;
    private final Changes changes;

    ReadModel(AgroalDataSource dataSource, Changes changes) {
        this.dataSource = dataSource;
        this.changes = changes;
    }

    /** Makes a batch known, by whichever event speaks of it first. */
    void know(long batchId, String feed, String name, Instant receivedAt, Instant at) {
        write(BATCH, batchId, feed, name, receivedAt, at);
    }

    /** Writes a stage; if that changed it, those who watch will hear of it at commit. */
    void writeAndTell(String subject, SqlFile statement, Object... values) {
        if (write(statement, values)) {
            tell(subject);
        }
    }

    /** Those who watch will hear of the subject at commit. */
    void tell(String subject) {
        changes.tell(subject);
    }

    /** Returns whether a row was written. */
    boolean write(SqlFile statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return prepared.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("read model not written", e);
        }
    }
}
