package io.penstock.etl.correct;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Corrected records that a person sent to a load.
 *
 * @param rows records that were sent
 * @param mended those that are no rejects any more, and whose values could all be read
 * @param stillRejected those that are, for the reason that the rejects of the load give now
 * @param stillUnread those that are loaded, but still have a value that cannot be read, or were not taken as corrected
 * @param rowsChangedElsewhere those that were taken with changes in columns that had not been at fault
 * @param changedElsewhere the first of those, with the columns of the file: {@code [{line, columns}]}
 * @param sha256 of the file, in hex
 */
record Correction(
        long id,
        long batchId,
        String sentBy,
        Instant sentAt,
        long rows,
        long mended,
        long stillRejected,
        long stillUnread,
        long rowsChangedElsewhere,
        @JsonRawValue @Schema(type = SchemaType.ARRAY) String changedElsewhere,
        String sha256) {}
