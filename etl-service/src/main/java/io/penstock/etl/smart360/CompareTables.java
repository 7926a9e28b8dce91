package io.penstock.etl.smart360;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Compares all consumers of the mart with all that SMART360 has: both are added up in buckets by the hash of the key, and
 * only of buckets that differ are the rows themselves compared, at SMART360. Nothing is delivered meanwhile.
 */
@ApplicationScoped
public class CompareTables {

    private final AgroalDataSource smart360;
    private final HoldMart holdMart;

    CompareTables(@DataSource("smart360") AgroalDataSource smart360, HoldMart holdMart) {
        this.smart360 = smart360;
        this.holdMart = holdMart;
    }

    /**
     * Compares them.
     *
     * @param mart a connection whose transaction sees one state of the mart, begun after {@link #alone}
     * @param mend whether what SMART360 lacks or has otherwise is delivered again
     */
    public Comparison compare(Connection mart, boolean mend) throws SQLException {
        holdMart.whileAskedNothing(mart);
        Buckets here = Buckets.of(mart, "mart.consumer");
        try (Connection target = smart360.getConnection()) {
            Buckets there = Buckets.of(target, "public.consumer_table");
            String unlike = here.unlike(there);
            if (unlike.isEmpty()) {
                return new Comparison(here.rows(), there.rows(), 0, 0, 0, 0, 0);
            }
            return Delivery.whole(mart, target, () -> {
                long rows = send(unlike, mart, target);
                Comparison found = differences(unlike, target, here.rows(), there.rows());
                return mend ? mended(found, rows, target) : found;
            });
        }
    }

    /** Has nobody else write SMART360's table, or compare it, until {@link #together} or the connection's end. */
    public void alone(Connection mart) throws SQLException {
        holdMart.alone(mart);
    }

    /** Lets others write it again. */
    public void together(Connection mart) throws SQLException {
        holdMart.together(mart);
    }

    private static long send(String buckets, Connection mart, Connection target) throws SQLException {
        execute(target, Sql.RECEIVE);
        long rows = Delivery.pipe(Sql.SETTLED.formatted(buckets), mart, Sql.FILL.formatted("delivery"), target);
        execute(target, Sql.RECEIVE_NAMED);
        Delivery.pipe(Sql.UNSETTLED.formatted(buckets), mart, Sql.FILL_NAMED, target);
        execute(target, "ANALYZE delivery");
        execute(target, "ANALYZE named");
        return rows;
    }

    private static Comparison differences(String buckets, Connection target, long here, long there)
            throws SQLException {
        try (var statement = target.createStatement();
                ResultSet row = statement.executeQuery(Sql.DIFFERENCES.formatted(buckets))) {
            row.next();
            return new Comparison(
                    here, there, row.getLong("missing"), row.getLong("differing"), row.getLong("unknown"), 0, 0);
        }
    }

    private static Comparison mended(Comparison found, long rows, Connection target) throws SQLException {
        Upsert upsert = new Upsert(target);
        upsert.rows(1, rows);
        return new Comparison(
                found.rows(),
                found.smart360(),
                found.missing(),
                found.differing(),
                found.unknown(),
                upsert.inserted() + upsert.updated(),
                upsert.refusals().size());
    }

    private static void execute(Connection target, String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
