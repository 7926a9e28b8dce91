package io.penstock.ingest.batch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One intake of a feed: a file, however it came. */
@Entity
public class Batch extends PanacheEntityBase {

    /** Ascends in order of arrival. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Enumerated(EnumType.STRING)
    public Source source = Source.FOLDER;

    /** Null when no feed takes the file. */
    public @Nullable String feed;

    /** Name of the file, as it arrived. */
    public String name = "";

    /** Where the file lies, below the inbox or the spool folder. */
    public String path = "";

    /** In bytes. */
    public long size;

    /** When the file was last written. */
    public Instant modifiedAt = Instant.EPOCH;

    /** The encoding that was declared for this file alone. */
    public @Nullable String declaredEncoding;

    /** What the sender of an upload calls it, so that it is taken once. */
    public @Nullable String idempotencyKey;

    public @Nullable String sha256;

    @Enumerated(EnumType.STRING)
    public BatchState state = BatchState.RECEIVING;

    /** How often reading it was begun. */
    public int attempts;

    /** Names of the columns. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> header = List.of();

    public long rows;
    public int chunks;

    /** The batch that brought the same content first. */
    public @Nullable Long duplicateOf;

    public Instant receivedAt = Instant.EPOCH;

    /** What was detected, or why the file was not taken. */
    public @Nullable String detail;

    /** The line at which the file could not be read. */
    public @Nullable Long failedLine;

    /** When the original was moved to the archive or the quarantine. */
    public @Nullable Instant filedAt;

    /** The batch, locked until the end of the transaction. */
    public static Batch locked(long id) {
        Batch batch = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new IllegalStateException("no batch batchId=" + id);
        }
        return batch;
    }

    /** The newest batch of a file that still lies where it arrived. */
    public static Optional<Batch> unfiled(Source source, String path) {
        return find("source = ?1 and path = ?2 and filedAt is null order by id desc", source, path)
                .firstResultOptional();
    }

    /** Every batch whose file still lies where it arrived, oldest first. */
    public static List<Batch> unfiled() {
        return list("filedAt is null order by id");
    }

    /** The batch that staged this content for this feed. */
    static Optional<Batch> staged(String feed, String sha256) {
        return find("feed = ?1 and sha256 = ?2 and state = ?3", feed, sha256, BatchState.STAGED)
                .firstResultOptional();
    }

    /** The batch of an upload that was sent with this key. */
    public static Optional<Batch> ofIdempotencyKey(String key) {
        return find("idempotencyKey", key).firstResultOptional();
    }

    /** The id of a batch that was persisted. */
    public long number() {
        if (id == null) {
            throw new IllegalStateException("batch was not persisted");
        }
        return id;
    }
}
