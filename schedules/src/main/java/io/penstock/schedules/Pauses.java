package io.penstock.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Which schedules are paused, for all replicas. Times go on meanwhile, and what is due is skipped, so that nothing is left
 * to be made up.
 */
@ApplicationScoped
class Pauses {

    private static final String COVERS = """
            SELECT EXISTS (
                SELECT FROM schedule_pause
                WHERE schedule = ? AND (resumed_at IS NULL OR (paused_at <= ? AND resumed_at > ?)))""";
    private static final String PAUSE = """
            INSERT INTO schedule_pause (schedule, paused_by) VALUES (?, ?)
            ON CONFLICT (schedule) WHERE resumed_at IS NULL DO NOTHING""";
    private static final String RESUME = """
            UPDATE schedule_pause SET resumed_at = now(), resumed_by = ?
            WHERE schedule = ? AND resumed_at IS NULL""";
    private static final String CURRENT =
            "SELECT schedule, paused_at, paused_by FROM schedule_pause WHERE resumed_at IS NULL";

    private final AgroalDataSource dataSource;

    Pauses(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether a run that was due then is to be skipped: it is paused now, or was when it was due. */
    boolean covers(String schedule, Instant dueAt) {
        OffsetDateTime due = dueAt.atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COVERS)) {
            statement.setString(1, schedule);
            statement.setObject(2, due);
            statement.setObject(3, due);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("pauses not read", e);
        }
    }

    /** Has no effect if it is paused. */
    void pause(String schedule, String by) {
        execute(PAUSE, schedule, by);
    }

    /** Has no effect if it is not paused. */
    void resume(String schedule, String by) {
        execute(RESUME, by, schedule);
    }

    /** Those that are paused now, by name. */
    Map<String, Pause> current() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CURRENT);
                var rows = statement.executeQuery()) {
            Map<String, Pause> pauses = new HashMap<>();
            while (rows.next()) {
                pauses.put(
                        rows.getString("schedule"),
                        new Pause(Moments.of(rows, "paused_at"), rows.getString("paused_by")));
            }
            return pauses;
        } catch (SQLException e) {
            throw new IllegalStateException("pauses not read", e);
        }
    }

    private void execute(String sql, String first, String second) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("pause not written", e);
        }
    }
}
