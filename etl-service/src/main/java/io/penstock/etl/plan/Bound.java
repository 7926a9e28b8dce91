package io.penstock.etl.plan;

import java.util.List;

/**
 * A plan that fits a header.
 *
 * @param mapper maps the records under this header
 * @param unknownColumns header names that the plan does not use, as found; their values are not loaded
 * @param missingColumns source columns of the plan that the header does not have; their values are null
 */
public record Bound(RecordMapper mapper, List<String> unknownColumns, List<String> missingColumns) implements Binding {}
