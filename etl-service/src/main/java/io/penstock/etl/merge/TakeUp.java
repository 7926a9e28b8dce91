package io.penstock.etl.merge;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.reject.RejectedRecords;
import io.penstock.etl.stage.StageTable;
import io.penstock.messaging.Failures;
import io.penstock.messaging.trace.Step;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes up rows that were rejected because they refer to others that were not there, once these are, however they came. What waits and
 * what is there is asked of the database each time, so nothing is lost when a worker dies: the rows of one load are
 * merged, its rejects mended and its end told again in one transaction, under the lock of the load.
 */
@ApplicationScoped
public class TakeUp {

    private static final Logger LOG = Logger.getLogger(TakeUp.class);
    private static final int TIMEOUT_S = 3_600;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    /** A look may take this share of the time, so that many rows that wait for long do not keep the database busy. */
    private static final int ONE_IN = 10;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final String READY = "SELECT mart.loads_to_take_up()";

    private final AgroalDataSource dataSource;
    private final Loads loads;
    private final RejectedRecords rejectedRecords;
    private final FinishLoad finishLoad;
    private Instant notBefore = Instant.MIN;

    TakeUp(AgroalDataSource dataSource, Loads loads, RejectedRecords rejectedRecords, FinishLoad finishLoad) {
        this.dataSource = dataSource;
        this.loads = loads;
        this.rejectedRecords = rejectedRecords;
        this.finishLoad = finishLoad;
    }

    /** Takes up whatever can be; not to be called by two threads at once. */
    public void everything() {
        Instant began = Instant.now();
        if (began.isBefore(notBefore)) {
            return;
        }
        List<Long> ready = ready();
        Instant looked = Instant.now();
        Duration pause = Duration.between(began, looked).multipliedBy(ONE_IN);
        notBefore = looked.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        ready.forEach(this::step);
    }

    private List<Long> ready() {
        List<Long> batches = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(READY);
                var row = query.executeQuery()) {
            while (row.next()) {
                batches.add(row.getLong(1));
            }
            return batches;
        } catch (SQLException e) {
            throw new IllegalStateException("waiting rows cannot be looked for", e);
        }
    }

    private void step(long batchId) {
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(TIMEOUT_S)
                    .run(() -> loads.lockIfFree(batchId)
                            .ifPresent(load -> Step.named("take up waiting rows")
                                    .after(load.traceparent)
                                    .batch(batchId)
                                    .run(() -> takeUp(load))));
        } catch (RuntimeException e) {
            if (Failures.passes(e)) {
                throw e;
            }
            notBefore = Instant.now().plus(PAUSE_AFTER_FAILURE);
            LOG.errorf(
                    Failures.withoutData(e),
                    "waiting rows not taken up batchId=%d failure=%s",
                    batchId,
                    Failures.describe(e));
        }
    }

    private void takeUp(Load load) {
        long began = System.nanoTime();
        loads.refresh(load);
        StageTable stage = new StageTable(load.dataset, load.batchId);
        try (Connection connection = dataSource.getConnection()) {
            if (load.state == LoadState.COMPLETE && stage.reopen(connection)) {
                long rows = call(connection, load);
                if (rows > 0) {
                    stage.empty(connection);
                    rejectedRecords.fill(connection, load.batchId);
                    loads.refresh(load);
                    finishLoad.completeAgain(load, rows);
                    LOG.infof(
                            "waiting rows taken up batchId=%d rows=%d ms=%d",
                            load.batchId, rows, (System.nanoTime() - began) / 1_000_000);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("waiting rows not taken up batchId=" + load.batchId, e);
        }
    }

    private static long call(Connection connection, Load load) throws SQLException {
        try (var call = connection.prepareStatement("SELECT mart.take_up(?, ?)")) {
            call.setString(1, load.dataset);
            call.setLong(2, load.batchId);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
