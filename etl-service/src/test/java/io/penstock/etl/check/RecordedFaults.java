package io.penstock.etl.check;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is reported, as {@code severity rule}, and the reasons beside it. */
public final class RecordedFaults implements Faults {
    private final List<String> rules = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    @Override
    public void reject(String rule, String reason) {
        rules.add("reject " + rule);
        reasons.add(reason);
    }

    @Override
    public void anomaly(String rule, String reason) {
        rules.add("anomaly " + rule);
        reasons.add(reason);
    }

    /** What was reported, joined by commas; empty when nothing was. */
    public String rules() {
        return String.join(", ", rules);
    }

    public List<String> reasons() {
        return reasons;
    }
}
