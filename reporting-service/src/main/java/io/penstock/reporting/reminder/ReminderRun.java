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
 * @param asOf the business date that it was asked for
 * @param chosenFor the business date whose loans it chose: of a run that was held the day on which it went on; null while it
 *     is held, or if another run took its place
 * @param state HELD, SUPERSEDED or DONE
 * @param detail why it was held and what came of that
 * @param startedBy a user's name, or {@code schedule}
 * @param finishedAt null while it is held
 */
public record ReminderRun(
        long runId,
        LocalDate asOf,
        LocalDate chosenFor,
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
        long optedOut,
        long missed) {

    static ReminderRun of(ResultSet row) throws SQLException {
        return new ReminderRun(
                row.getLong("run_id"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("chosen_for", LocalDate.class),
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
                row.getLong("opted_out"),
                row.getLong("missed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
