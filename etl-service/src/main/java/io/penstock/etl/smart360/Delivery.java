package io.penstock.etl.smart360;

import io.penstock.etl.load.TargetCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;

/**
 * What SMART360 made of the rows that a load changed.
 *
 * @param rows rows that were sent
 * @param refusals rows that SMART360 refused
 */
record Delivery(long rows, TargetCounts counts, List<Refusal> refusals) {

    /** From so many new rows on, it is worth trying whether SMART360 has none of them yet. */
    private static final long MANY = 10_000;

    /**
     * Pipes the rows that a batch changed from the mart into SMART360's table, which the caller commits: all of them or,
     * if this throws, none.
     *
     * @param onlyNew how many rows the load inserted, if it changed none; 0 otherwise
     */
    static Delivery of(long batchId, long onlyNew, Connection mart, Connection target) throws SQLException {
        String changed = Sql.CHANGED.formatted(batchId);
        execute(target, Sql.RECEIVE);
        Delivery delivery = onlyNew > MANY ? intoTable(changed, mart, target) : null;
        return delivery == null ? byMerge(batchId, changed, mart, target) : delivery;
    }

    /** The same, of those rows of a batch alone that were corrected since it was delivered. */
    static Delivery ofCorrected(long batchId, Connection mart, Connection target) throws SQLException {
        execute(target, Sql.RECEIVE);
        return byMerge(batchId, Sql.CORRECTED.formatted(batchId), mart, target);
    }

    /** This delivery, of which an attempt before, whose end was not seen, has done so much. */
    Delivery with(TargetCounts done) {
        return new Delivery(rows, done, refusals);
    }

    /** All of it or, if it throws or the load is held no longer, nothing. */
    static <T> T whole(Connection mart, Connection target, Writing<T> writing) throws SQLException {
        target.setAutoCommit(false);
        try {
            T written = writing.write();
            HoldMart.commit(mart, target);
            target.setAutoCommit(true);
            return written;
        } catch (SQLException | RuntimeException e) {
            end(target, e);
            throw e;
        }
    }

    /**
     * A connection that went back to its pool as it is would commit what is in it, or be in the middle of a copy. The pool
     * itself cannot break one off: it forgets the connection first.
     */
    private static void end(Connection target, Exception because) {
        try {
            target.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    interface Writing<T> {
        T write() throws SQLException;
    }

    /** Straight into the table; null, with nothing changed, if SMART360 has or refuses any of the rows. */
    private static Delivery intoTable(String changed, Connection mart, Connection target) throws SQLException {
        Savepoint before = target.setSavepoint();
        try {
            long rows = pipe(changed, mart, Sql.FILL.formatted("public.consumer_table"), target);
            target.releaseSavepoint(before);
            return new Delivery(rows, new TargetCounts(rows, 0, 0, 0), List.of());
        } catch (SQLException e) {
            if (!Upsert.isRefusal(e)) {
                throw e;
            }
            target.rollback(before);
            return null;
        }
    }

    /** By way of a temporary table, from which only what differs is written. */
    private static Delivery byMerge(long batchId, String changed, Connection mart, Connection target)
            throws SQLException {
        long rows = pipe(changed, mart, Sql.FILL.formatted("delivery"), target);
        if (rows == 0) {
            return new Delivery(0, new TargetCounts(0, 0, 0, 0), List.of());
        }
        // Without statistics the planner takes a million delivered rows for a few, and compares each with each.
        execute(target, "ANALYZE delivery");
        setAdoptedAside(batchId, mart, target);
        Upsert upsert = new Upsert(target);
        upsert.rows(1, rows);
        long refused = upsert.refusals().size();
        long unchanged = rows - upsert.inserted() - upsert.updated() - refused;
        return new Delivery(
                rows, new TargetCounts(upsert.inserted(), upsert.updated(), unchanged, refused), upsert.refusals());
    }

    /** Sets aside what SMART360 has of rows that are new to the mart, so that it can be given back. */
    private static void setAdoptedAside(long batchId, Connection mart, Connection target) throws SQLException {
        execute(target, Sql.RECEIVE_NAMED);
        if (pipe(Sql.INSERTED.formatted(batchId), mart, Sql.FILL_NAMED, target) > 0) {
            execute(target, "ANALYZE named");
        }
        execute(target, Sql.ADOPTED);
    }

    /** Copies rows from one database into the other; returns how many. */
    static long pipe(String copyOut, Connection mart, String copyIn, Connection target) throws SQLException {
        CopyOut from = mart.unwrap(PGConnection.class).getCopyAPI().copyOut(copyOut);
        try {
            CopyIn into = target.unwrap(PGConnection.class).getCopyAPI().copyIn(copyIn);
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
