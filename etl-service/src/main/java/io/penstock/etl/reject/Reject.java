package io.penstock.etl.reject;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A record that can be corrected: it was not loaded, the target refused it, or it was loaded though values of it could not
 * be read.
 *
 * @param line line in the file; null if it is not known any more
 * @param sheet of the workbook on which the line stands, if it has several with the table; else null
 * @param row of that sheet, from 1; else null
 * @param column column of the dataset; null if the record as a whole is at fault
 * @param rule stable id of the rule
 * @param reason what was expected and what was found
 * @param record the record as it came, one RFC 4180 line
 * @param accepted whether a person has accepted all that is wrong with it
 */
record Reject(
        Long line,
        @JsonInclude(JsonInclude.Include.NON_NULL) String sheet,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long row,
        String column,
        String rule,
        String reason,
        String record,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean accepted) {}
