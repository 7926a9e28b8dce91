package io.penstock.etl.load;

import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.Timeouts;

/**
 * The registry of loads. Every method belongs into a transaction; what changes a load tells so in it. Nobody waits for a
 * trial.
 */
@ApplicationScoped
public class Loads {

    private static final Set<LoadState> UNMERGED = EnumSet.of(LoadState.PLANNED, LoadState.CHUNKING, LoadState.MERGING);
    private static final Set<LoadState> UNDELIVERED =
            EnumSet.of(LoadState.PLANNED, LoadState.CHUNKING, LoadState.MERGING, LoadState.DELIVERING);

    /** Of the loads of a dataset that are not at their end, only the first of a state can go on; trials hold nobody back. */
    private static final String READY = """
            WITH unfinished AS (
                SELECT batch_id, dataset, state, dry_run FROM etl.load
                WHERE state IN ('PLANNED', 'CHUNKING', 'MERGING', 'DELIVERING')
            ), first AS (
                SELECT dataset, min(batch_id) FILTER (WHERE state <> 'DELIVERING') AS unmerged, min(batch_id) AS undelivered
                FROM unfinished WHERE NOT dry_run GROUP BY dataset
            )
            SELECT u.batch_id FROM unfinished AS u LEFT JOIN first AS f USING (dataset)
            WHERE u.state = 'MERGING' AND u.batch_id <= coalesce(f.unmerged, u.batch_id)
               OR u.state = 'DELIVERING' AND u.batch_id <= coalesce(f.undelivered, u.batch_id)
            ORDER BY u.batch_id""";

    private final EntityManager entities;
    private final Outbox outbox;

    Loads(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    /** Enters a new load. One of which nobody knows what it would load has no progress to tell. */
    public void add(Load load) {
        entities.persist(load);
        entities.flush();
        if (load.dataset != null) {
            tell(load);
        }
    }

    /** Whether a load of this batch is known. It is not read: what was read cannot be passed over for being locked. */
    public boolean has(long batchId) {
        return Load.count("batchId = ?1", batchId) > 0;
    }

    /**
     * The state of the load of this batch, as it was last committed, whether or not somebody holds the load; none if there is
     * no such load. The load itself is not read, for the same reason.
     */
    public Optional<LoadState> state(long batchId) {
        return entities.createQuery("SELECT l.state FROM Load l WHERE l.batchId = :batchId", LoadState.class)
                .setParameter("batchId", batchId)
                .getResultStream()
                .findFirst();
    }

    /** The load, locked until the transaction ends; waits for whoever holds it. */
    public Load lock(long batchId) {
        return entities.find(Load.class, batchId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The load, locked until the transaction ends; none if somebody else holds it. */
    public Optional<Load> lockIfFree(long batchId) {
        return Optional.ofNullable(
                entities.find(Load.class, batchId, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED));
    }

    /** The load as SQL has left it. */
    public void refresh(Load load) {
        entities.refresh(load);
    }

    /** Loads that wait for their merge or their delivery, and for no other load of their dataset, in the order of their batches. */
    public List<Long> ready() {
        return entities.unwrap(Session.class)
                .createNativeQuery(READY, Long.class)
                .getResultList();
    }

    /** Whether the merge must wait for an earlier load of the dataset. */
    public boolean mustWaitToMerge(Load load) {
        return hasEarlier(load, UNMERGED);
    }

    /** Whether a load of one of these datasets has begun and is not merged yet. */
    public boolean hasUnmerged(Collection<String> datasets) {
        return !datasets.isEmpty()
                && Load.count("dataset in ?1 and state in ?2 and not dryRun", datasets, UNMERGED) > 0;
    }

    /** Whether the delivery must wait for an earlier load of the dataset. */
    public boolean mustWaitToDeliver(Load load) {
        return hasEarlier(load, UNDELIVERED);
    }

    /** Whether a later load of the dataset waits for nothing but its delivery. */
    public boolean isFollowed(Load load) {
        return Load.count(
                        "dataset = ?1 and batchId > ?2 and state = ?3 and not dryRun",
                        load.dataset,
                        load.batchId,
                        LoadState.DELIVERING)
                > 0;
    }

    /** Moves a load to another state. */
    public void advance(Load load, LoadState state) {
        load.state = state;
        tell(load);
    }

    /** Tells how far a load is. */
    public void tell(Load load) {
        outbox.publish(Long.toString(load.batchId), LoadAdvanced.of(load));
    }

    private static boolean hasEarlier(Load load, Set<LoadState> states) {
        return Load.count(
                        "dataset = ?1 and batchId < ?2 and state in ?3 and not dryRun",
                        load.dataset,
                        load.batchId,
                        states)
                > 0;
    }
}
