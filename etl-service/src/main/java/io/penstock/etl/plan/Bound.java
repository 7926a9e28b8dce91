package io.penstock.etl.plan;

import io.penstock.etl.check.RowCheck;
import java.util.List;

/**
 * A plan that fits a header.
 *
 * @param mapper maps the records under this header
 * @param unknownColumns header names that the plan does not use, as found; their values are not loaded
 * @param missingColumns source columns of the plan that the header does not have
 * @param columns target columns that the file says something about, the key among them; of all others it says nothing,
 *     and what is known of them stays
 * @param keptChecks rules on two columns of which the file has one at most, so that only the merge can decide them
 */
public record Bound(
        RecordMapper mapper,
        List<String> unknownColumns,
        List<String> missingColumns,
        List<String> columns,
        List<RowCheck> keptChecks)
        implements Binding {}
