package io.penstock.reporting.cohort;

/** A workbook is to be made, once the current transaction has committed. */
record WorkbookAsked() {}
