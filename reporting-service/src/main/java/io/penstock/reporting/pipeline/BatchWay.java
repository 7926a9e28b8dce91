package io.penstock.reporting.pipeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The way of one batch from arrival to the messages about it.
 *
 * @param batchId null for a file that did not become a batch
 * @param trial whether it was only tried: nothing of it is kept
 * @param updatedAt when the last known change happened
 * @param progress percent
 * @param load null as long as it has not begun
 * @param smart360 null as long as nothing is known of it, or when the dataset does not go there
 * @param workbook null as long as none was asked for, or when it is no list of accounts
 */
public record BatchWay(
        Long batchId,
        String feed,
        String name,
        boolean trial,
        State state,
        Instant receivedAt,
        Instant updatedAt,
        int progress,
        Intake intake,
        Load load,
        Smart360 smart360,
        Workbook workbook,
        Validation validation,
        Messages messages) {

    /**
     * How the file, upload or extract was taken in.
     *
     * @param state RECEIVING, STAGED, DUPLICATE, QUARANTINED, FILE_LOCKED or FAILED
     * @param detail what was expected and found, where something went wrong
     */
    public record Intake(String state, long rows, int chunks, Instant stagedAt, String detail) {}

    /**
     * How far the load is; its counts of what was merged are final when it has ended.
     *
     * @param state PLANNED, CHUNKING, MERGING, DELIVERING, COMPLETE or FAILED
     * @param unread how many of the anomalies stand for a value that could not be read
     * @param acceptedRejects how many of the rejects, those of SMART360 too, people have accepted as they are
     * @param acceptedUnread how many of the unread values they have
     * @param undoneAt when a person took back what it changed; null while it has effect
     * @param detail why it failed
     */
    public record Load(
            String dataset,
            String state,
            int chunks,
            int chunksDone,
            long read,
            long inserted,
            long updated,
            long unchanged,
            long duplicate,
            long rejected,
            long anomalies,
            long unread,
            long acceptedRejects,
            long acceptedUnread,
            Instant startedAt,
            Instant finishedAt,
            Instant undoneAt,
            String detail) {}

    /** What became of the records in SMART360. */
    public record Smart360(long inserted, long updated, long unchanged, long rejected) {}

    /**
     * The workbook that a list of accounts asks for.
     *
     * @param state PENDING, MADE or FAILED
     * @param fileName in the outbox
     * @param found accounts of which contact data are known; null until it is made
     * @param detail why the last attempt to make it failed, or what is to be known of it
     */
    public record Workbook(long cohortId, String state, String fileName, Long found, Long notFound, String detail) {}

    /**
     * What validation found.
     *
     * @param kind BAD_VALUES or UNEXPECTED, null when it did not fail
     * @param rules rejects by rule and column: {@code [{rule, column, rows}]}
     * @param unreadRules values that could not be read, by rule and column: {@code [{rule, column, values}]}
     * @param checks failed checks: {@code [{check, target, expected, actual}]}
     * @param balanced whether every record read is accounted for; null until the load has ended
     */
    public record Validation(
            boolean failed,
            String kind,
            @JsonRawValue @Schema(type = SchemaType.ARRAY) String rules,
            @JsonRawValue @Schema(type = SchemaType.ARRAY) String unreadRules,
            @JsonRawValue @Schema(type = SchemaType.ARRAY) String checks,
            Boolean balanced,
            String detail) {}

    /** How many messages that speak of the batch are in which state. */
    public record Messages(long pending, long accepted, long delivered, long failed, long unknown, long suppressed) {}
}
