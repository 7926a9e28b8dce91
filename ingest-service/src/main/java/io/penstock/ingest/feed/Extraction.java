package io.penstock.ingest.feed;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a database is read.
 *
 * @param datasource name of the data source that is configured for it
 * @param query one SELECT; its columns are the columns of the batch
 * @param key the column by which a row is known
 * @param watermark a column of the query that only grows, and grows when a row changes: a time or a whole number; null
 *     when there is none, so that every extract is a full one
 * @param overlap how far before the last watermark an extract begins
 * @param cron when it is read by itself, as a Quartz cron expression; null when it is not
 * @param zone of the cron expression, and of times without a zone
 * @param statementTimeout longest time the source may work on one statement, or on one fetch of rows
 * @param smallestShare a full extract with less than this share of the rows of the last one is held
 */
public record Extraction(
        String datasource,
        String query,
        String key,
        @Nullable String watermark,
        Overlap overlap,
        @Nullable String cron,
        ZoneId zone,
        Duration statementTimeout,
        double smallestShare) {

    /**
     * What is read again so that rows are not missed whose transaction began before the last extract and was committed
     * after it. It must be longer than such a transaction; rows that did not change meanwhile cost nothing downstream.
     *
     * @param time where the watermark is a time
     * @param number where it is a number
     */
    public record Overlap(Duration time, long number) {
        static final Overlap DEFAULT = new Overlap(Duration.ofMinutes(5), 0);
    }
}
