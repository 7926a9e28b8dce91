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

    private final DeliverySettings settings;

    HoldMart(DeliverySettings settings) {
        this.settings = settings;
    }

    /** Until the transaction ends. */
    void forDelivery(Connection mart) throws SQLException {
        try (var keep = mart.prepareStatement(KEEP)) {
            keep.setString(1, settings.silence().toMillis() + "ms");
            keep.execute();
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
