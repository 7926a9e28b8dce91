/** Queries that choose accounts: named in a file, given parameters by whoever asks, run by a role that may only read. */
package io.penstock.reporting.cohort.query;
