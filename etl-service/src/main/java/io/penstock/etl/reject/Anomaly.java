package io.penstock.etl.reject;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something about a loaded record that looks wrong.
 *
 * @param line line in the file
 * @param sheet of the workbook on which the line stands, if it has several with the table; else null
 * @param row of that sheet, from 1; else null
 * @param column column of the dataset
 * @param rule stable id of the rule
 * @param reason what was expected and what was found
 * @param unread whether a value could not be read, so that it can be corrected
 * @param accepted whether a person has accepted it as it is
 */
record Anomaly(
        long line,
        @JsonInclude(JsonInclude.Include.NON_NULL) String sheet,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long row,
        String column,
        String rule,
        String reason,
        boolean unread,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean accepted) {}
