package io.penstock.etl.smart360;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a delivery into SMART360's table. If a constraint there refuses it, it is halved until the refused rows stand
 * alone; the others arrive.
 */
final class Upsert {

    private static final List<String> REFUSALS = List.of("22", "23", "44", "54", "P0001");

    private final Connection target;
    private final List<Refusal> refusals = new ArrayList<>();
    private long inserted;
    private long updated;

    Upsert(Connection target) {
        this.target = target;
    }

    /** Writes the rows from one number to another, both included. */
    void rows(long from, long to) throws SQLException {
        if (from > to) {
            return;
        }
        Savepoint before = target.setSavepoint();
        try {
            deliver(from, to);
            target.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            target.rollback(before);
            if (from == to) {
                refusals.add(refusal(from, e));
            } else {
                long middle = from + (to - from) / 2;
                rows(from, middle);
                rows(middle + 1, to);
            }
        }
    }

    long inserted() {
        return inserted;
    }

    long updated() {
        return updated;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    private void deliver(long from, long to) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(Sql.DELIVER)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet counts = statement.executeQuery()) {
                counts.next();
                inserted += counts.getLong("inserted");
                updated += counts.getLong("updated");
            }
        }
    }

    private Refusal refusal(long number, SQLException why) throws SQLException {
        try (PreparedStatement query = target.prepareStatement("""
                SELECT d.consumer_id, c.consumer_id IS NULL AS absent
                FROM delivery AS d LEFT JOIN public.consumer_table AS c USING (consumer_id) WHERE number = ?""")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Refusal(row.getString("consumer_id"), row.getBoolean("absent"), why.getMessage());
            }
        }
    }

    /**
     * Data exceptions (22), violated constraints (23, 44), limits (54) and what a trigger raises (P0001) are about rows;
     * anything else is about the target itself.
     */
    static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && REFUSALS.stream().anyMatch(state::startsWith);
    }
}
