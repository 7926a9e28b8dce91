package io.penstock.torture.model;

import io.penstock.testkit.model.EtlService;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.Step;
import io.penstock.torture.model.EtlOnPlatform.Duplicate;
import java.sql.SQLException;

/** A person has a duplicate loaded all the same; asked for once more, nothing happens. */
record LoadAnyway(Duplicate duplicate, EtlOnPlatform platform) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        long load = platform.loadAnyway(duplicate.batch());
        if (!model.knows(load)) {
            model.load(load, duplicate.columns(), duplicate.records());
        }
    }
}
