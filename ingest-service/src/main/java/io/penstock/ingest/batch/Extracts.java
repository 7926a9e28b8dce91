package io.penstock.ingest.batch;

import java.util.List;
import java.util.Optional;

/** What is known of a feed's extracts. */
public final class Extracts {
    private static final String OF_FEED = "source = ?1 and feed = ?2 and state = ?3 ";
    private static final String NEWEST = " order by id desc";

    private Extracts() {}

    /** Extracts that are being made, or whose process died. */
    public static List<Batch> unfinished() {
        return Batch.list("source = ?1 and state = ?2 order by id", Source.DATABASE, BatchState.RECEIVING);
    }

    /** The newest extract of a feed that was staged. */
    public static Optional<Batch> last(String feed) {
        return Batch.find(OF_FEED + NEWEST, Source.DATABASE, feed, BatchState.STAGED)
                .firstResultOptional();
    }

    /** The value of this column with which the next extract begins. */
    public static Optional<String> lastWatermark(String feed, String column) {
        return Batch.<Batch>find(
                        OF_FEED + "and watermarkColumn = ?4 and watermark is not null" + NEWEST,
                        Source.DATABASE,
                        feed,
                        BatchState.STAGED,
                        column)
                .firstResultOptional()
                .map(batch -> batch.watermark);
    }

    /** The newest extract of every row that was staged. */
    static Optional<Batch> lastFull(String feed) {
        return Batch.find(
                        OF_FEED + "and extracted = ?4" + NEWEST, Source.DATABASE, feed, BatchState.STAGED, Extract.FULL)
                .firstResultOptional();
    }
}
