package io.penstock.ingest.batch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
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

/** One intake of a feed: a file, however it came, or an extract of a database. */
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

    /** Name of the file, as it arrived, or of the extract. */
    public String name = "";

    /** Where the file lies, below the inbox or the spool folder; an extract has its feed here, and no file. */
    public String path = "";

    /** In bytes. */
    public long size;

    /** When the file was last written. */
    public Instant modifiedAt = Instant.EPOCH;

    /** The encoding that was declared for this file alone. */
    public @Nullable String declaredEncoding;

    /** What the sender of an upload calls it, so that it is taken once. */
    public @Nullable String idempotencyKey;

    /** Whether it is only to be tried: it is counted and checked downstream, and nothing of it is kept there. */
    public boolean dryRun;

    /** What was extracted; null when the batch is a file. */
    @Enumerated(EnumType.STRING)
    @Column(name = "extract")
    public @Nullable Extract extracted;

    /** The column by whose values an extract knows what changed since the one before; null when it does not. */
    public @Nullable String watermarkColumn;

    /** The highest value of that column that the extract saw; with it the next one begins. */
    public @Nullable String watermark;

    /** Whether it waits for a person to say whether it is loaded. */
    public boolean held;

    /** Whether its file stays where it arrived until what was asked for with it is made. */
    public boolean keepOriginal;

    /** Of the file; an extract has none. */
    public @Nullable String sha256;

    /** How its bytes are read as a table; the same bytes in another format are other content. */
    public @Nullable String format;

    /** Since when it has been waiting for an earlier batch to end. */
    public @Nullable Instant waitingSince;

    @Enumerated(EnumType.STRING)
    public BatchState state = BatchState.RECEIVING;

    /** How often reading it was begun. */
    public int attempts;

    /** Names of the columns. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> header = List.of();

    /** Names of the sheets over which the table of a workbook goes on; empty for all other files. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> sheetNames = List.of();

    /** The line that the first row of each of them has. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<Long> sheetLines = List.of();

    public long rows;
    public int chunks;

    /** The batch whose content, which is the same, is in force. */
    public @Nullable Long duplicateOf;

    /** The duplicate whose content is loaded all the same with this batch. */
    public @Nullable Long repeats;

    /** Who asked for that. */
    public @Nullable String requestedBy;

    public Instant receivedAt = Instant.EPOCH;

    /** What was detected, or why the file was not taken. */
    public @Nullable String detail;

    /** The line at which the file could not be read. */
    public @Nullable Long failedLine;

    /** When the original was moved to the archive or the quarantine. */
    public @Nullable Instant filedAt;

    /** The step in which it was received, so that whoever works on it later goes on in its trace. */
    @Column(updatable = false)
    public @Nullable String traceparent;

    /** When it was last published that it is staged. */
    public @Nullable Instant announcedAt;

    /** When its chunks were deleted because they were old. */
    public @Nullable Instant chunksForgottenAt;

    /** Whether nothing was published of it since a time. */
    boolean isAnnouncedBefore(Instant time) {
        return announcedAt == null ? receivedAt.isBefore(time) : announcedAt.isBefore(time);
    }

    /** The stamp of the file that it is made of. */
    public FileStamp stamp() {
        return new FileStamp(size, modifiedAt);
    }

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

    /** Every batch whose file lies where it arrived and is to stay there for now. */
    public static List<Batch> keepingOriginal() {
        return list("filedAt is null and keepOriginal and state = ?1", BatchState.STAGED);
    }

    /** Whether its file is to stay where it is, although the batch has ended. */
    public boolean keepsOriginal() {
        return keepOriginal && state == BatchState.STAGED;
    }

    /** The newest batch with which the content of a duplicate is, or was, loaded all the same. */
    public static Optional<Batch> repeating(long duplicate) {
        return find(
                        "repeats = ?1 and state in ?2 order by id desc",
                        duplicate,
                        List.of(BatchState.RECEIVING, BatchState.STAGED))
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
