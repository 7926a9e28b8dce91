package io.penstock.etl.model;

import io.penstock.testkit.model.MartModel;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service does only what it is asked: no schedule runs beside the test. Small files can be held, too. */
public final class QuietService implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.scheduler.enabled", "false",
                "penstock.etl.emptying.rows", Long.toString(MartModel.MIN_EMPTIED),
                "penstock.etl.emptying.share", Double.toString(MartModel.MAX_EMPTIED_SHARE),
                "quarkus.log.level", "WARN",
                // A transaction that is made to die is told at length.
                "quarkus.log.category.\"com.arjuna\".level", "OFF",
                "quarkus.log.category.\"io.penstock\".level", "ERROR");
    }
}
