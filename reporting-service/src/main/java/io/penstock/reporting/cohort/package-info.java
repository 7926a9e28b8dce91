/** Makes workbooks with contact data of lists of accounts: each once, verified, and never without a trace of who saw it. */
package io.penstock.reporting.cohort;
