package io.penstock.etl.smart360;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Takes back in SMART360 what a load had brought there, and commits: all of it or nothing. Done twice, it is the same. */
@ApplicationScoped
public class TakeBack {

    private static final Logger LOG = Logger.getLogger(TakeBack.class);

    private static final String PRESENT = """
            DELETE FROM etl.absent AS a USING taken_back AS t
            WHERE a.dataset = 'consumers' AND a.key = t.key
            AND t.after - '{created_batch,changed_batch}'::text[] <> t.now - '{created_batch,changed_batch}'::text[]""";
    private static final String ABSENT = """
            INSERT INTO etl.absent (dataset, key, batch_id) VALUES ('consumers', ?, ?) ON CONFLICT DO NOTHING""";

    private final AgroalDataSource smart360;
    private final HoldMart holdMart;

    TakeBack(@DataSource("smart360") AgroalDataSource smart360, HoldMart holdMart) {
        this.smart360 = smart360;
        this.holdMart = holdMart;
    }

    /**
     * Takes the rows of the mart's temporary table {@code taken_back} back. Those that SMART360 had before the mart did
     * get the values that they had there. A row whose former values SMART360 refuses stays there as it is.
     *
     * @return whether SMART360 could be reached and has let it be done
     */
    public boolean reaches(Connection mart, long batchId) {
        try (Connection target = smart360.getConnection()) {
            holdMart.forDelivery(mart);
            target.setAutoCommit(false);
            try {
                execute(target, Sql.RECEIVE);
                long rows = Delivery.pipe(Sql.FORMER.formatted(batchId), mart, Sql.FILL.formatted("delivery"), target);
                execute(target, "ANALYZE delivery");
                execute(target, Sql.RECEIVE_NAMED);
                Delivery.pipe(Sql.GONE.formatted(batchId), mart, Sql.FILL_NAMED, target);
                Upsert restored = new Upsert(target);
                restored.rows(1, rows);
                execute(target, Sql.DELETE_NAMED);
                HoldMart.commit(mart, target);
                enter(mart, batchId, rows, restored);
            } catch (SQLException e) {
                target.rollback();
                throw e;
            }
            target.setAutoCommit(true);
            return true;
        } catch (SQLException e) {
            LOG.warnf("SMART360 does not let rows be taken back sqlState=%s", e.getSQLState());
            return false;
        }
    }

    /** Notes which rows SMART360 has now, and which of them it refuses to have. */
    private static void enter(Connection mart, long batchId, long rows, Upsert restored) throws SQLException {
        if (rows > 0) {
            execute(mart, PRESENT);
        }
        for (Refusal refusal : restored.refusals()) {
            LOG.warnf("SMART360 refuses the former values of a row batchId=%d absent=%s", batchId, refusal.absent());
            if (refusal.absent()) {
                try (PreparedStatement insert = mart.prepareStatement(ABSENT)) {
                    insert.setString(1, refusal.consumerId());
                    insert.setLong(2, batchId);
                    insert.executeUpdate();
                }
            }
        }
    }

    private static void execute(Connection target, String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
