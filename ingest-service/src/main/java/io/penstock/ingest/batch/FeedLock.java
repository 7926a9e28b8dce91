package io.penstock.ingest.batch;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Lets one transaction at a time enter batches of a feed, or decide about their content. Whoever holds it sees every batch
 * of the feed with a lower number than those that come later.
 */
public final class FeedLock {
    private static final String LOCK =
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended('feed:' || CAST(?1 AS text), 0)) AS text)";

    private FeedLock() {}

    /** Waits for the lock, and holds it until the end of the transaction, which must be a short one. */
    public static void take(String feed) {
        Panache.getEntityManager()
                .createNativeQuery(LOCK, String.class)
                .setParameter(1, feed)
                .getSingleResult();
    }
}
