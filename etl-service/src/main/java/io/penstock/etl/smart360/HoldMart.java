package io.penstock.etl.smart360;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps the transaction that holds a load while SMART360 is written, although the mart is asked nothing meanwhile; and
 * makes sure that it is still held before anything is committed there. A process that stood still for too long has lost
 * it, and another may have delivered this load, and later ones, since.
 */
@ApplicationScoped
class HoldMart {

    private static final String KEEP = "SELECT set_config('idle_in_transaction_session_timeout', ?, true)";

    private static final String TABLE = "(hashtextextended('smart360.consumer_table', 0))";
    private static final String LOCK = "SELECT pg_advisory_xact_lock" + TABLE;
    private static final String LOCK_FOR_LONG = "SELECT pg_advisory_lock" + TABLE;
    private static final String UNLOCK = "SELECT pg_advisory_unlock" + TABLE;

    private final DeliverySettings settings;

    HoldMart(DeliverySettings settings) {
        this.settings = settings;
    }

    /** Until the transaction ends; waits for whoever else writes SMART360's table. */
    void forDelivery(Connection mart) throws SQLException {
        try (var lock = mart.prepareStatement(LOCK)) {
            lock.execute();
        }
        whileAskedNothing(mart);
    }

    /** Until the transaction ends. */
    void whileAskedNothing(Connection mart) throws SQLException {
        try (var keep = mart.prepareStatement(KEEP)) {
            keep.setString(1, settings.silence().toMillis() + "ms");
            keep.execute();
        }
    }

    /** As in a delivery, but from one transaction to another. */
    void alone(Connection mart) throws SQLException {
        try (var lock = mart.prepareStatement(LOCK_FOR_LONG)) {
            lock.execute();
        }
    }

    /** Ends what {@link #alone} has begun. */
    void together(Connection mart) throws SQLException {
        try (var unlock = mart.prepareStatement(UNLOCK)) {
            unlock.execute();
        }
    }

    /**
     * Commits at SMART360, if the mart's transaction is still there.
     *
     * @throws SQLException if it is not; nothing is committed then
     */
    static void commit(Connection mart, Connection target) throws SQLException {
        try (var statement = mart.createStatement()) {
            statement.execute("SELECT 1");
        }
        target.commit();
    }
}
