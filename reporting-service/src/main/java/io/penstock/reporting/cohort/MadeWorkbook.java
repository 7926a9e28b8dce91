package io.penstock.reporting.cohort;

import java.time.Instant;

/** A workbook that is complete and was verified. */
record MadeWorkbook(
        long found, long notFound, int sheets, long bytes, String sha256, boolean encrypted, Instant madeAt) {}
