package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Which channels are paused, for all replicas; in the current transaction. */
@ApplicationScoped
class ChannelTable {

    /** @param told whether people were told of it */
    record Pause(PausedChannel paused, int failures, boolean told) {}

    private static final String SELECT = """
            SELECT channel, paused_since, pause_reason, probe_at, failures, told_at IS NOT NULL FROM channel
            """;
    private static final String PAUSED = SELECT + "WHERE paused_since IS NOT NULL ORDER BY channel";
    private static final String LOCK_PROBE = SELECT + """
            WHERE channel = ? AND paused_since IS NOT NULL AND probe_at <= ? FOR UPDATE SKIP LOCKED""";
    private static final String LOCK = SELECT + "WHERE channel = ? FOR UPDATE";
    private static final String LOCK_UNTOLD = SELECT + """
            WHERE paused_since <= ? AND told_at IS NULL ORDER BY channel FOR UPDATE SKIP LOCKED""";
    private static final String PAUSE = """
            UPDATE channel SET paused_since = coalesce(paused_since, ?), pause_reason = ?, failures = failures + 1, probe_at = ?
            WHERE channel = ?""";
    private static final String PROBE_AT =
            "UPDATE channel SET probe_at = ? WHERE channel = ? AND paused_since IS NOT NULL";
    private static final String TOLD = "UPDATE channel SET told_at = ? WHERE channel = ?";
    private static final String RESUME = """
            UPDATE channel SET paused_since = NULL, pause_reason = NULL, failures = 0, probe_at = NULL, told_at = NULL
            WHERE channel = ?""";

    private final LedgerSql sql;

    ChannelTable(LedgerSql sql) {
        this.sql = sql;
    }

    List<Pause> paused() {
        return sql.rows(PAUSED, statement -> {}, ChannelTable::pause);
    }

    Optional<Pause> paused(Channel channel) {
        return paused().stream()
                .filter(pause -> pause.paused().channel() == channel)
                .findFirst();
    }

    /** Locks a paused channel whose probe is due; false where it is not, or another is about to probe. */
    boolean lockProbe(Channel channel, Instant now) {
        return !sql.rows(
                        LOCK_PROBE,
                        statement -> {
                            statement.setString(1, channel.name());
                            LedgerSql.setInstant(statement, 2, now);
                        },
                        ChannelTable::pause)
                .isEmpty();
    }

    /** Locks the channel; empty where it is not paused. */
    Optional<Pause> lock(Channel channel) {
        return sql.rows(LOCK, statement -> statement.setString(1, channel.name()), ChannelTable::pause).stream()
                .filter(pause -> pause.paused().since() != null)
                .findFirst();
    }

    /** Locks those that have been paused since this time or longer, and of which nobody was told. */
    List<PausedChannel> lockUntold(Instant pausedBefore) {
        return sql
                .rows(LOCK_UNTOLD, statement -> LedgerSql.setInstant(statement, 1, pausedBefore), ChannelTable::pause)
                .stream()
                .map(Pause::paused)
                .toList();
    }

    /** Pauses the channel, or notes another failure of one that is paused. */
    void pause(Channel channel, String reason, Instant now, Instant probeAt) {
        sql.update(PAUSE, statement -> {
            LedgerSql.setInstant(statement, 1, now);
            statement.setString(2, reason);
            LedgerSql.setInstant(statement, 3, probeAt);
            statement.setString(4, channel.name());
        });
    }

    void probeAt(Channel channel, Instant time) {
        setTime(PROBE_AT, channel, time);
    }

    void told(Channel channel, Instant now) {
        setTime(TOLD, channel, now);
    }

    void resume(Channel channel) {
        sql.update(RESUME, statement -> statement.setString(1, channel.name()));
    }

    private void setTime(String update, Channel channel, Instant time) {
        sql.update(update, statement -> {
            LedgerSql.setInstant(statement, 1, time);
            statement.setString(2, channel.name());
        });
    }

    private static Pause pause(ResultSet row) throws SQLException {
        PausedChannel paused = new PausedChannel(
                Channel.valueOf(row.getString(1)), instant(row, 2), row.getString(3), instant(row, 4));
        return new Pause(paused, row.getInt(5), row.getBoolean(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
