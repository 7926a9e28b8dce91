package io.penstock.reporting.cohort.sheet;

/**
 * What was written to a sheet.
 *
 * @param part the sheet's file in the workbook
 * @param rows with the header
 * @param cells that hold something
 */
public record SheetSize(String name, String part, int rows, long cells) {}
