package io.penstock.etl.plan;

import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a file go that no source takes: together into one column of the dataset, as a JSON array of pairs
 * of header and value in the order of the file.
 *
 * @param into name of the target column
 * @param cleaned how some of them are cleaned and checked, by their normalised headers; the others stay as they are
 */
public record OtherColumns(String into, Map<String, PlanColumn> cleaned) {

    /** How the column under a header is cleaned, if it is. */
    Optional<PlanColumn> cleaned(String header) {
        return Optional.ofNullable(cleaned.get(SourceColumn.normalised(header)));
    }
}
