package io.penstock.ingest.table;

/**
 * A sheet of a workbook whose table goes on over several of them.
 *
 * @param name on its tab
 * @param firstLine by which its first row is known, as lines are counted on from the sheet before
 */
public record SheetLines(String name, long firstLine) {}
