package io.penstock.etl.plan;

import io.penstock.etl.clean.Splitter;

/**
 * Splits one source value for all columns that take a part of it.
 *
 * @param source position of the tidied source value
 * @param splitter how it is split
 * @param column the first column that takes a part; doubts about the split are noted there
 */
record SplitStep(int source, Splitter splitter, PlanColumn column) {

    String[] split(String[] sources, RowFindings findings) {
        String text = source >= 0 ? sources[source] : null;
        if (text == null || column.isPlaceholder(text)) {
            return null;
        }
        findings.at(column.target());
        return splitter.split(text, findings);
    }
}
