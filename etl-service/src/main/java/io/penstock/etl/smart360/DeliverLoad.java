package io.penstock.etl.smart360;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.Check;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.Loads;
import io.penstock.etl.smart360.DeliveryAttempts.Attempt;
import io.penstock.etl.smart360.DeliveryAttempts.Outcome;
import io.penstock.etl.stage.StageTable;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.Failures;
import io.penstock.messaging.trace.Step;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings what a load changed to SMART360, checks it there, and closes the load. Loads are delivered in the order of
 * their batches. While SMART360 is away a load waits; what was delivered before a crash is found unchanged afterwards.
 */
@ApplicationScoped
public class DeliverLoad {

    private static final Logger LOG = Logger.getLogger(DeliverLoad.class);
    private static final String DATASET = "consumers";
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(2);
    private static final Duration PAUSE_FOR_REPAIR = Duration.ofSeconds(30);

    private final AgroalDataSource mart;
    private final AgroalDataSource smart360;
    private final Loads loads;
    private final DeliveryRecords records;
    private final DeliveryAttempts attempts;
    private final FinishLoad finishLoad;
    private final HoldMart holdMart;
    private volatile Instant notBefore = Instant.MIN;

    DeliverLoad(
            AgroalDataSource mart,
            @DataSource("smart360") AgroalDataSource smart360,
            Loads loads,
            DeliveryRecords records,
            DeliveryAttempts attempts,
            FinishLoad finishLoad,
            HoldMart holdMart) {
        this.mart = mart;
        this.smart360 = smart360;
        this.loads = loads;
        this.records = records;
        this.attempts = attempts;
        this.finishLoad = finishLoad;
        this.holdMart = holdMart;
    }

    /** Whether the rows of a load go to SMART360. */
    public boolean isFor(Load load) {
        return DATASET.equals(load.dataset) && !load.dryRun;
    }

    /**
     * Delivers a load that the current transaction has locked, unless an earlier one of its dataset must come first.
     *
     * @return whether the load is finished
     * @throws TargetAway if SMART360 cannot be reached, or does not let its table be written
     */
    public boolean deliver(Load load) {
        if (loads.mustWaitToDeliver(load) || Instant.now().isBefore(notBefore)) {
            return false;
        }
        Step.named("deliver to SMART360").batch(load.batchId).run(() -> deliverAndClose(load));
        return true;
    }

    private void deliverAndClose(Load load) {
        try (Connection connection = mart.getConnection()) {
            holdMart.forDelivery(connection);
            boolean corrected = records.isCorrected(connection, load);
            List<Check> checks = deliver(connection, load, corrected);
            records.enter(connection, load, checks);
            if (corrected) {
                finishLoad.completeCorrected(load, checks);
            } else {
                finishLoad.complete(load, checks);
            }
            new StageTable(load.dataset, load.batchId).empty(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("delivery not recorded batchId=" + load.batchId, e);
        }
    }

    private List<Check> deliver(Connection connection, Load load, boolean corrected) throws SQLException {
        long began = System.nanoTime();
        try (Connection target = smart360.getConnection()) {
            Delivery delivery = attempt(connection, load, corrected, target);
            if (corrected) {
                records.enterCorrected(connection, load, delivery);
            } else {
                records.enter(connection, load, delivery);
            }
            attempts.forget(connection, load.batchId);
            Failpoint.reach("etl.load.delivered");
            long delivered = System.nanoTime();
            List<Check> checks = Step.named("validate")
                    .batch(load.batchId)
                    .call(() -> validate(connection, load, new Validation(target, delivery)));
            LOG.infof(
                    "load delivered batchId=%d rows=%d refused=%d ms=%d validationMs=%d",
                    load.batchId,
                    delivery.rows(),
                    delivery.refusals().size(),
                    (delivered - began) / 1_000_000,
                    (System.nanoTime() - delivered) / 1_000_000);
            return checks;
        } catch (SQLException e) {
            notBefore = Instant.now().plus(Failures.passes(e) ? PAUSE_WHILE_AWAY : PAUSE_FOR_REPAIR);
            throw new TargetAway(e.getSQLState(), e);
        }
    }

    /** What was committed by an attempt whose end was not seen is written once more, which changes nothing, and counted as it was then. */
    private Delivery attempt(Connection connection, Load load, boolean corrected, Connection target)
            throws SQLException {
        Optional<Attempt> before = attempts.find(connection, load.batchId);
        Outcome outcome = before.isEmpty() ? Outcome.ROLLED_BACK : attempts.outcome(target, before.get());
        if (outcome == Outcome.IN_PROGRESS) {
            throw new TargetAway("an earlier attempt is in progress");
        }
        Delivery delivery = Delivery.whole(connection, target, () -> {
            Delivery written = corrected
                    ? Delivery.ofCorrected(load.batchId, connection, target)
                    : Delivery.of(load.batchId, load.updated == 0 ? load.inserted : 0, connection, target);
            if (outcome == Outcome.ROLLED_BACK && written.rows() > 0) {
                attempts.keep(load.batchId, written, target);
                Failpoint.reach("etl.delivery.kept");
            }
            return written;
        });
        return outcome == Outcome.COMMITTED && before.get().rows() == delivery.rows()
                ? delivery.with(before.get().counts())
                : delivery;
    }

    private List<Check> validate(Connection connection, Load load, Validation validation) throws SQLException {
        if (validation.counts(loads.isFollowed(load))) {
            validation.countRecords(records.expected(connection, load.batchId));
        }
        return validation.readAgain();
    }
}
