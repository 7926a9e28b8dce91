package io.penstock.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what became of runs. */
@ApplicationScoped
class RunsOnRecord {

    private static final String LAST =
            "SELECT DISTINCT ON (schedule) * FROM schedule_run ORDER BY schedule, run_id DESC";
    private static final String NEWEST = "SELECT * FROM schedule_run WHERE schedule = ? ORDER BY run_id DESC LIMIT ?";

    private final AgroalDataSource dataSource;

    RunsOnRecord(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last run of each schedule that has one, by name. */
    Map<String, ScheduleRun> last() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet rows = statement.executeQuery()) {
            Map<String, ScheduleRun> runs = new HashMap<>();
            while (rows.next()) {
                runs.put(rows.getString("schedule"), run(rows));
            }
            return runs;
        } catch (SQLException e) {
            throw new IllegalStateException("runs not read", e);
        }
    }

    /** Newest first. */
    List<ScheduleRun> newest(String schedule, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, schedule);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<ScheduleRun> runs = new ArrayList<>();
                while (rows.next()) {
                    runs.add(run(rows));
                }
                return runs;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("runs not read", e);
        }
    }

    private static ScheduleRun run(ResultSet row) throws SQLException {
        return new ScheduleRun(
                Moments.of(row, "due_at"),
                Moments.of(row, "started_at"),
                Moments.of(row, "ended_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("replica"),
                row.getString("asked_by"),
                row.getString("detail"));
    }
}
