package io.penstock.reporting.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A run as it is on record; its counts are those of {@link RunReport}.
 *
 * @param state HELD, SUPERSEDED or DONE
 * @param detail why it was held and what came of that
 * @param startedBy a user's name, or {@code schedule}
 * @param finishedAt null while it is held
 */
public record ReminderRun(
        long runId,
        LocalDate asOf,
        List<Integer> leadDays,
        String state,
        String detail,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,
        long selected,
        long published,
        long alreadyPublished,
        long unreachable,
        long optedOut) {

    static ReminderRun of(ResultSet row) throws SQLException {
        return new ReminderRun(
                row.getLong("run_id"),
                row.getObject("as_of", LocalDate.class),
                List.of((Integer[]) row.getArray("lead_days").getArray()),
                row.getString("state"),
                row.getString("detail"),
                row.getString("started_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getLong("selected"),
                row.getLong("published"),
                row.getLong("already_published"),
                row.getLong("unreachable"),
                row.getLong("opted_out"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
