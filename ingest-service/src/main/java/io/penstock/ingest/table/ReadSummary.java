package io.penstock.ingest.table;

import java.util.List;

/**
 * What a file turned out to be when it was read.
 *
 * @param detail format, encoding, delimiter, and what was passed over, in words for a person
 * @param sheets over which its table goes on; empty if it is one table
 */
public record ReadSummary(String detail, List<SheetLines> sheets) {}
