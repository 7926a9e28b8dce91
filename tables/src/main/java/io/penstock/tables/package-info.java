/** Reads Excel workbooks from outside, for the intake and for corrections, with one set of limits. */
package io.penstock.tables;
