package io.penstock.etl.smart360;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Takes back in SMART360 what a load had brought there, and commits: all of it or nothing. Done twice, it is the same. */
@ApplicationScoped
public class TakeBack {

    private static final Logger LOG = Logger.getLogger(TakeBack.class);

    private final AgroalDataSource smart360;
    private final HoldMart holdMart;

    TakeBack(@DataSource("smart360") AgroalDataSource smart360, HoldMart holdMart) {
        this.smart360 = smart360;
        this.holdMart = holdMart;
    }

    /**
     * Takes the rows of the mart's temporary table {@code taken_back} back. Those that SMART360 had before the mart did
     * get the values that they had there.
     *
     * @return whether SMART360 could be reached and has let it be done
     */
    public boolean reaches(Connection mart, long batchId) {
        try (Connection target = smart360.getConnection()) {
            holdMart.forDelivery(mart);
            target.setAutoCommit(false);
            try {
                execute(target, Sql.RECEIVE);
                Delivery.pipe(Sql.FORMER.formatted(batchId), mart, Sql.FILL.formatted("delivery"), target);
                execute(target, Sql.RECEIVE_NAMED);
                Delivery.pipe(Sql.GONE.formatted(batchId), mart, Sql.FILL_NAMED, target);
                execute(target, Sql.RESTORE);
                HoldMart.commit(mart, target);
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

    private static void execute(Connection target, String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
