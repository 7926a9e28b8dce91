package io.penstock.messaging;

import java.util.ArrayList;
import java.util.List;

/** Tells nobody, but remembers what was to be told. */
final class SilentReports extends FailureReports {

    final List<String> reports = new ArrayList<>();

    SilentReports() {
        super(null, "sample-service");
    }

    @Override
    void awaitsRepair(String work, String reason) {
        reports.add("awaits repair: " + reason);
    }

    @Override
    void goesOn(String work, String reason) {
        reports.add("goes on: " + reason);
    }
}
