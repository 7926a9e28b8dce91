package io.penstock.etl.reconcile;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.smart360.CompareTables;
import io.penstock.etl.smart360.Comparison;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Compares SMART360 with the mart as a whole, and puts on record what came out. */
@ApplicationScoped
class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final String ENTER = """
            INSERT INTO etl.reconciliation
                (mended, started_at, finished_at, rows, smart360, missing, differing, unknown, delivered, refused)
            VALUES (?, ?, clock_timestamp(), ?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource mart;
    private final CompareTables tables;

    Reconcile(AgroalDataSource mart, CompareTables tables) {
        this.mart = mart;
        this.tables = tables;
    }

    /** @throws IllegalStateException if a database could not be asked; nothing was changed then */
    void run(boolean mend) {
        OffsetDateTime began = OffsetDateTime.now(ZoneOffset.UTC);
        try (Connection connection = mart.getConnection()) {
            tables.alone(connection);
            try {
                Comparison found = inOneState(connection, began, mend);
                tell(found);
            } finally {
                tables.together(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SMART360 not compared sqlState=" + e.getSQLState(), e);
        }
    }

    /** The state is that after the wait: what was delivered until then is seen. */
    private Comparison inOneState(Connection connection, OffsetDateTime began, boolean mend) throws SQLException {
        connection.setAutoCommit(false);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Comparison found = tables.compare(connection, mend);
            enter(connection, began, mend, found);
            connection.commit();
            return found;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }

    private static void enter(Connection connection, OffsetDateTime began, boolean mend, Comparison found)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
            int parameter = 1;
            insert.setBoolean(parameter++, mend);
            insert.setObject(parameter++, began);
            for (long number : new long[] {
                found.rows(),
                found.smart360(),
                found.missing(),
                found.differing(),
                found.unknown(),
                found.delivered(),
                found.refused()
            }) {
                insert.setLong(parameter++, number);
            }
            insert.executeUpdate();
        }
    }

    private static void tell(Comparison found) {
        LOG.logf(
                found.differs() ? Logger.Level.WARN : Logger.Level.INFO,
                "SMART360 compared rows=%d smart360=%d missing=%d differing=%d unknown=%d delivered=%d refused=%d",
                found.rows(),
                found.smart360(),
                found.missing(),
                found.differing(),
                found.unknown(),
                found.delivered(),
                found.refused());
    }
}
