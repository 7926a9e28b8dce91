package io.penstock.reporting.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * Somebody was shown personal data.
 *
 * @param actor the user, or the service where a file or a schedule asked
 * @param action what was done, for example {@code WORKBOOK_DOWNLOADED}
 * @param subject what was shown, by its id: for example {@code cohort 7}
 * @param rows how many persons' records it held
 */
public record Sighting(String actor, String action, String subject, long rows, Instant at) {

    public Sighting {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(action);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(at);
    }

    /** As it is kept; ids ascend. */
    record Kept(long id, String actor, String action, String subject, long rows, Instant at) {

        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong("audit_id"),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getLong("rows"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        }
    }
}
