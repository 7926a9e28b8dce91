package io.penstock.etl.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;

/** Plans loads without the event that tells of their batch. */
public final class BatchIntake {

    private BatchIntake() {}

    public static void plan(long batchId, String feed) {
        BatchStaged staged = new BatchStaged(batchId, feed, "file-" + batchId + ".csv", "STAGED", null, false);
        PlanLoad planLoad = CDI.current().select(PlanLoad.class).get();
        QuarkusTransaction.requiringNew().run(() -> planLoad.plan(staged));
    }
}
