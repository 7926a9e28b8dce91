package io.penstock.etl.smart360;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.TargetCounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keeps on record what a delivery has written at SMART360 before it is committed there. If the service dies between that
 * commit and its own, the next attempt asks SMART360 what became of the one before: what that one wrote is not taken for
 * what SMART360 had of its own.
 */
@ApplicationScoped
class DeliveryAttempts {

    private static final int TIMEOUT_S = 3_600;
    private static final String INVALID_PARAMETER = "22023";

    private static final String FIND = """
            SELECT transaction, rows, inserted, updated, unchanged, rejected FROM etl.delivery_attempt WHERE batch_id = ?""";
    private static final String KEEP = """
            INSERT INTO etl.delivery_attempt (batch_id, transaction, rows, inserted, updated, unchanged, rejected)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String FORGET = "DELETE FROM etl.delivery_attempt WHERE batch_id = ?";
    private static final String FORGET_ADOPTED =
            "DELETE FROM etl.adopted_consumer WHERE batch_id = ? AND transaction = ?";
    private static final String CURRENT = "SELECT pg_current_xact_id()::text";
    private static final String STATUS = "SELECT pg_xact_status(?::text::xid8)";

    private final AgroalDataSource mart;

    DeliveryAttempts(AgroalDataSource mart) {
        this.mart = mart;
    }

    /** An attempt whose end was not seen. */
    record Attempt(String transaction, long rows, TargetCounts counts) {}

    /** How an attempt ended at the target. */
    enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        IN_PROGRESS
    }

    /** The attempt of a load whose end was not seen, if there is one. */
    Optional<Attempt> find(Connection connection, long batchId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Attempt(row.getString(1), row.getLong(2), counts(row)))
                        : Optional.empty();
            }
        }
    }

    private static TargetCounts counts(ResultSet row) throws SQLException {
        return new TargetCounts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }

    /**
     * Asks the target how an attempt ended. A transaction so old that the target has forgotten it counts as committed; one
     * that it has not had yet, as after a restore from a backup, as rolled back.
     */
    Outcome outcome(Connection target, Attempt attempt) throws SQLException {
        try (PreparedStatement query = target.prepareStatement(STATUS)) {
            query.setString(1, attempt.transaction());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String status = row.getString(1);
                if ("in progress".equals(status)) {
                    return Outcome.IN_PROGRESS;
                }
                return "aborted".equals(status) ? Outcome.ROLLED_BACK : Outcome.COMMITTED;
            }
        } catch (SQLException e) {
            if (INVALID_PARAMETER.equals(e.getSQLState())) {
                return Outcome.ROLLED_BACK;
            }
            throw e;
        }
    }

    /** Keeps an attempt, and which rows the target had before, in a transaction of its own. To be called before the target commits. */
    void keep(long batchId, Delivery delivery, Connection target) throws SQLException {
        String transaction = currentTransaction(target);
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_S).call(() -> {
            try (Connection own = mart.getConnection()) {
                forgetRolledBack(own, batchId);
                adopt(own, batchId, transaction, target);
                insert(own, batchId, transaction, delivery);
            }
            return null;
        });
    }

    /** Forgets the attempt of a load, in the transaction that enters what came of it. */
    void forget(Connection connection, long batchId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setLong(1, batchId);
            delete.executeUpdate();
        }
    }

    private void forgetRolledBack(Connection own, long batchId) throws SQLException {
        Optional<Attempt> before = find(own, batchId);
        if (before.isPresent()) {
            try (PreparedStatement delete = own.prepareStatement(FORGET_ADOPTED)) {
                delete.setLong(1, batchId);
                delete.setString(2, before.get().transaction());
                delete.executeUpdate();
            }
            forget(own, batchId);
        }
    }

    private static void adopt(Connection own, long batchId, String transaction, Connection target) throws SQLException {
        try (var statement = own.createStatement()) {
            statement.execute(Sql.RECEIVE_ADOPTED);
        }
        if (Delivery.pipe(Sql.GIVE_ADOPTED, target, Sql.FILL.formatted("adopted"), own) > 0) {
            try (PreparedStatement insert = own.prepareStatement(Sql.ADOPT)) {
                insert.setString(1, transaction);
                insert.setLong(2, batchId);
                insert.executeUpdate();
            }
        }
    }

    private static void insert(Connection own, long batchId, String transaction, Delivery delivery)
            throws SQLException {
        TargetCounts counts = delivery.counts();
        try (PreparedStatement insert = own.prepareStatement(KEEP)) {
            insert.setLong(1, batchId);
            insert.setString(2, transaction);
            insert.setLong(3, delivery.rows());
            insert.setLong(4, counts.inserted());
            insert.setLong(5, counts.updated());
            insert.setLong(6, counts.unchanged());
            insert.setLong(7, counts.rejected());
            insert.executeUpdate();
        }
    }

    private static String currentTransaction(Connection target) throws SQLException {
        try (var statement = target.createStatement();
                ResultSet row = statement.executeQuery(CURRENT)) {
            row.next();
            return row.getString(1);
        }
    }
}
