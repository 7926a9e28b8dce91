package io.penstock.ingest.table;

import org.jspecify.annotations.Nullable;

/** What a file turned out to be. */
public sealed interface TableFormat {

    /** Text of delimited fields. */
    record Csv(Encoding encoding) implements TableFormat {}

    /** An Excel workbook (Office Open XML). */
    record Workbook() implements TableFormat {}

    /** No table at all: why, and on which line it shows if a line can be named. */
    record Unreadable(String reason, @Nullable Long line) implements TableFormat {}
}
