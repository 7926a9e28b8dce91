package io.penstock.reporting.summary;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The loads that ended in the week, of all datasets.
 *
 * @param batches how many loads ended
 * @param failed how many of them failed
 * @param read rows read
 * @param loaded rows inserted, updated, or found unchanged
 * @param rejected rows not loaded
 */
public record Quality(long batches, long failed, long read, long loaded, long rejected, List<Rejects> rejectsByRule) {

    /**
     * Rows that a rule rejected, most first.
     *
     * @param rule {@code unspecified} for rows of loads that had few enough not to be told of
     */
    public record Rejects(String rule, String dataset, long rows) {}

    public Quality {
        rejectsByRule = List.copyOf(rejectsByRule);
    }

    static Quality of(List<EndedLoad> loads, List<Rejects> rejects) {
        return new Quality(
                loads.size(),
                loads.stream().filter(EndedLoad::failed).count(),
                sum(loads, EndedLoad::read),
                sum(loads, EndedLoad::loaded),
                sum(loads, EndedLoad::rejected),
                rejects);
    }

    private static long sum(List<EndedLoad> loads, ToLongFunction<EndedLoad> count) {
        return loads.stream().mapToLong(count).sum();
    }
}
