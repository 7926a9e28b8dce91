/** Writes workbooks of any length in the memory of a row, and reads back what was written. */
package io.penstock.reporting.cohort.sheet;
