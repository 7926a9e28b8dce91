package io.penstock.reporting.cohort;

import java.time.Instant;

/**
 * A workbook that is complete and was verified.
 *
 * @param chosen rows that the query gave; null of a list
 */
record MadeWorkbook(
        Long chosen,
        long found,
        long notFound,
        int sheets,
        long bytes,
        String sha256,
        boolean encrypted,
        Instant madeAt) {}
