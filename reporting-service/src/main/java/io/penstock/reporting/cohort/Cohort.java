package io.penstock.reporting.cohort;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list of accounts and its workbook.
 *
 * @param batchId the batch that brought the list; null of a query
 * @param name of the list's file, or of the query
 * @param parameters of the query, as they were said
 * @param asOf the date for which the query is run; null of a list
 * @param read rows of the list or of the query; of these kept, repeated and rejected ones
 * @param detail why the last attempt to make it failed, or what is to be known of it
 * @param sheets that hold accounts
 * @param fileName of the workbook in the outbox
 * @param found accounts of which contact data are known; null until it is made, as is what follows
 * @param traceparent the step that asked for it
 */
record Cohort(
        long id,
        Long batchId,
        String feed,
        String name,
        @JsonRawValue @Schema(implementation = Object.class) String parameters,
        LocalDate asOf,
        State state,
        String detail,
        int attempts,
        String askedBy,
        Instant askedAt,
        long read,
        long kept,
        long duplicate,
        long rejected,
        String fileName,
        Long found,
        Long notFound,
        Integer sheets,
        Long bytes,
        String sha256,
        Boolean encrypted,
        @JsonIgnore boolean fileGone,
        Instant madeAt,
        @JsonIgnore String traceparent) {

    enum State {
        /** Is going to be made. */
        PENDING,
        /** Its workbook is complete and in its place. */
        MADE,
        /** Could not be made and waits for a person. */
        FAILED
    }

    static Cohort of(ResultSet row) throws SQLException {
        return new Cohort(
                row.getLong("cohort_id"),
                row.getObject("batch_id", Long.class),
                row.getString("feed"),
                row.getString("name"),
                row.getString("parameters"),
                row.getObject("as_of", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString(row.getString("failure") == null ? "detail" : "failure"),
                row.getInt("attempts"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                row.getLong("read"),
                row.getLong("kept"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getString("file_name"),
                row.getObject("found", Long.class),
                row.getObject("not_found", Long.class),
                row.getObject("sheets", Integer.class),
                row.getObject("bytes", Long.class),
                row.getString("sha256"),
                row.getObject("encrypted", Boolean.class),
                row.getObject("file_gone_at") != null,
                instant(row, "made_at"),
                row.getString("traceparent"));
    }

    /** Whether a query chooses its accounts, not a list that was dropped. */
    @JsonIgnore
    boolean isByQuery() {
        return batchId == null;
    }

    /** What its workbook is named after. */
    String nameOfFile() {
        return isByQuery() ? name + " " + asOf : name;
    }

    /** As the audit names it. */
    String subject() {
        return "cohort " + id;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
