/** The summary of a week of lending: figures, pictures and a workbook, made once and kept for whoever sends or asks. */
package io.penstock.reporting.summary;
