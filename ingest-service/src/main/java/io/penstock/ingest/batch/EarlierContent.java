package io.penstock.ingest.batch;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * An earlier batch of the same feed, on which it depends whether a batch is a duplicate.
 *
 * @param receiving whether it is still being received
 * @param same whether its content is the same, as far as that is known
 * @param loadState how far its load is; null if the load is not known yet
 */
public record EarlierContent(
        long batchId,
        boolean receiving,
        boolean same,
        @Nullable String loadState) {
    private static final String QUERY =
            "SELECT batch_id, receiving, same, load_state FROM earlier_content(?1) ORDER BY batch_id DESC";

    /** Newest first: batches that are still being received, back to the one whose content is in force. */
    static List<EarlierContent> of(long batchId) {
        List<Tuple> rows = Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(QUERY, Tuple.class)
                .setParameter(1, batchId)
                .getResultList();
        return rows.stream()
                .map(row -> new EarlierContent(
                        row.get(0, Number.class).longValue(),
                        row.get(1, Boolean.class),
                        row.get(2, Boolean.class),
                        row.get(3, String.class)))
                .toList();
    }

    /**
     * What the sender of a batch is told at once if its bytes are in force. Whether it is a duplicate is known when the file
     * was read, since that depends on its format too.
     */
    public static Optional<String> notice(long batchId) {
        List<EarlierContent> earlier = of(batchId);
        return earlier.size() == 1 && earlier.get(0).same() && !earlier.get(0).receiving()
                ? Optional.of(
                        "the same bytes are in force as batch %d (%s); it ends as DUPLICATE unless their format differs"
                                .formatted(
                                        earlier.get(0).batchId(), earlier.get(0).load()))
                : Optional.empty();
    }

    /** How far the load is, in words. */
    String load() {
        return loadState == null ? "its load is not known yet" : "load " + loadState;
    }
}
