package io.penstock.etl.finish;

import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.merge.MergeLoad;
import io.penstock.etl.merge.TakeUp;
import io.penstock.etl.smart360.DeliverLoad;
import io.penstock.etl.smart360.TargetAway;
import io.penstock.messaging.FailedWork;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Failures.Treatment;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Carries loads on that wait for their merge or their delivery. Called after the last chunk of a load, and every second for what a
 * dead worker or an absent target left behind; whoever holds a load's row works on it, others pass it by.
 */
@ApplicationScoped
public class CarryOn {

    private static final Logger LOG = Logger.getLogger(CarryOn.class);
    private static final int TIMEOUT_S = 6 * 3_600;

    private final Loads loads;
    private final MergeLoad mergeLoad;
    private final DeliverLoad deliverLoad;
    private final CloseLoad closeLoad;
    private final FinishLoad finishLoad;
    private final TakeUp takeUp;
    private final FailedWork failedWork;

    CarryOn(
            Loads loads,
            MergeLoad mergeLoad,
            DeliverLoad deliverLoad,
            CloseLoad closeLoad,
            FinishLoad finishLoad,
            TakeUp takeUp,
            FailedWork failedWork) {
        this.loads = loads;
        this.mergeLoad = mergeLoad;
        this.deliverLoad = deliverLoad;
        this.closeLoad = closeLoad;
        this.finishLoad = finishLoad;
        this.takeUp = takeUp;
        this.failedWork = failedWork;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookAfterThoseLeftBehind() {
        try {
            everything();
            takeUp.everything();
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "loads wait failure=%s", Failures.describe(e));
        }
    }

    /** Takes every load as far as it goes now. */
    public void everything() {
        List<Long> ready;
        do {
            ready = QuarkusTransaction.requiringNew().call(loads::ready);
        } while (ready.stream().filter(this::step).count() > 0);
    }

    private boolean step(long batchId) {
        String work = "load batchId=" + batchId;
        if (Failures.isDuringStop() || failedWork.isPaused(work)) {
            return false;
        }
        try {
            boolean further = QuarkusTransaction.requiringNew()
                    .timeout(TIMEOUT_S)
                    .call(() -> loads.lockIfFree(batchId).map(this::next).orElse(false));
            Failpoint.reach("etl.step.committed");
            if (further) {
                failedWork.end(work);
            }
            return further;
        } catch (TargetAway e) {
            if (Failures.treatment(e) == Treatment.AWAIT_REPAIR) {
                failedWork.isGivenUp(work, e);
            }
            LOG.logf(
                    Failures.level(e),
                    "delivery waits for its target batchId=%d failure=%s",
                    batchId,
                    Failures.describe(e));
            return false;
        } catch (RuntimeException e) {
            return giveUpOrLeave(batchId, work, e);
        }
    }

    /** Returns whether others may go on because of it: a load that is given up holds none of its dataset back. */
    private boolean giveUpOrLeave(long batchId, String work, RuntimeException failure) {
        if (failedWork.isGivenUp(work, failure)) {
            LOG.errorf(
                    Failures.withoutData(failure),
                    "load given up batchId=%d failure=%s",
                    batchId,
                    Failures.describe(failure));
            QuarkusTransaction.requiringNew().run(() -> giveUp(batchId));
            return true;
        }
        if (Failures.passes(failure)) {
            throw failure;
        }
        return false;
    }

    private boolean next(Load load) {
        loads.refresh(load);
        return CurrentStep.resume(load.traceparent, load.batchId, () -> switch (load.state) {
            case MERGING -> mergeLoad.merge(load);
            case DELIVERING -> deliverLoad.isFor(load) ? deliverLoad.deliver(load) : closeLoad.close(load);
            case PLANNED, CHUNKING, HELD, COMPLETE, FAILED -> false;
        });
    }

    private void giveUp(long batchId) {
        Load load = loads.lock(batchId);
        if (load.state == LoadState.MERGING || load.state == LoadState.DELIVERING) {
            String reason = "step " + load.state + " failed; see the log of the service";
            finishLoad.fail(load, reason, reason);
        }
    }
}
