package io.penstock.etl.load;

/**
 * What became of a load's rows in the target.
 *
 * @param unchanged rows that were there already, as they are
 * @param rejected rows that the target refused
 */
public record TargetCounts(long inserted, long updated, long unchanged, long rejected) {

    static TargetCounts of(Load load) {
        return load.smart360Inserted == null
                ? null
                : new TargetCounts(
                        load.smart360Inserted, load.smart360Updated, load.smart360Unchanged, load.smart360Rejected);
    }
}
