package io.penstock.etl.smart360;

import io.penstock.etl.load.TargetCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** What SMART360 made of the rows that a load changed. */
record Delivery(long rows, TargetCounts counts, List<Refusal> refusals) {

    /** Pipes the rows that a batch changed from the mart into SMART360's table, and commits there. */
    static Delivery of(long batchId, Connection mart, Connection target) throws SQLException {
        target.setAutoCommit(false);
        try (var statement = target.createStatement()) {
            statement.execute(Sql.RECEIVE);
        }
        long rows = pipe(Sql.CHANGED.formatted(batchId), mart, target);
        learn(target);
        Upsert upsert = new Upsert(target);
        upsert.rows(1, rows);
        target.commit();
        target.setAutoCommit(true);
        long refused = upsert.refusals().size();
        long unchanged = rows - upsert.inserted() - upsert.updated() - refused;
        return new Delivery(
                rows, new TargetCounts(upsert.inserted(), upsert.updated(), unchanged, refused), upsert.refusals());
    }

    /** Without statistics the planner takes a million delivered rows for a few, and compares each with each. */
    private static void learn(Connection target) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute("ANALYZE delivery");
        }
    }

    private static long pipe(String changed, Connection mart, Connection target) throws SQLException {
        CopyOut from = mart.unwrap(PGConnection.class).getCopyAPI().copyOut(changed);
        try {
            CopyIn into = target.unwrap(PGConnection.class).getCopyAPI().copyIn(Sql.FILL);
            try {
                byte[] piece = from.readFromCopy();
                while (piece != null) {
                    into.writeToCopy(piece, 0, piece.length);
                    piece = from.readFromCopy();
                }
                return into.endCopy();
            } finally {
                if (into.isActive()) {
                    into.cancelCopy();
                }
            }
        } finally {
            if (from.isActive()) {
                from.cancelCopy();
            }
        }
    }
}
