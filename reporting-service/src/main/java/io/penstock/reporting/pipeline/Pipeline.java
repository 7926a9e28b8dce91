package io.penstock.reporting.pipeline;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the way of batches. */
@ApplicationScoped
class Pipeline {

    private static final String NEWEST = """
            SELECT * FROM pipeline
            WHERE (?::text IS NULL OR feed = ?) AND (?::text IS NULL OR state = ?)
            ORDER BY received_at DESC, batch_id DESC LIMIT ?
            """;
    private static final String SOME = """
            SELECT * FROM pipeline WHERE subject = ANY (?)
            ORDER BY received_at DESC, batch_id DESC
            """;
    private static final String COUNTS = """
            SELECT state, count(*) FROM pipeline
            WHERE received_at > now() - interval '1 day' GROUP BY state
            """;

    private static final String AGES = """
            SELECT state, extract(epoch FROM now() - min(received_at)) FROM pipeline
            WHERE state = ANY (?) AND received_at > now() - interval '30 days' GROUP BY state
            """;

    /** States that a batch does not stay in. */
    static final List<State> UNDER_WAY =
            List.of(State.RECEIVING, State.STAGED, State.FILE_LOCKED, State.LOADING, State.DELIVERING);

    private final AgroalDataSource dataSource;

    Pipeline(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first. */
    List<BatchWay> newest(int limit, Optional<String> feed, Optional<State> state) {
        String stateName = state.map(State::name).orElse(null);
        return query(NEWEST, feed.orElse(null), feed.orElse(null), stateName, stateName, limit);
    }

    Optional<BatchWay> of(long batchId) {
        return of(List.of(String.valueOf(batchId))).stream().findAny();
    }

    /** The batches, and the files that are none yet, of these names. */
    List<BatchWay> of(Collection<String> subjects) {
        return query(SOME, (Object) subjects.toArray(String[]::new));
    }

    /** How many batches of the last 24 hours are where; a state without any is there with 0. */
    Map<State, Long> countsOfLastDay() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(State.valueOf(rows.getString(1)), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("batches not counted", e);
        }
    }

    /** Seconds since the arrival of the oldest batch in each state that it does not stay in; none if there is none. */
    Map<State, Double> agesOfOldest() {
        Map<State, Double> ages = new EnumMap<>(State.class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(AGES)) {
            statement.setArray(1, connection.createArrayOf("text", UNDER_WAY.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ages.put(State.valueOf(rows.getString(1)), rows.getDouble(2));
                }
            }
            return ages;
        } catch (SQLException e) {
            throw new IllegalStateException("ages of batches not known", e);
        }
    }

    private List<BatchWay> query(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<BatchWay> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new BatchWayRow(rows).read());
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("pipeline not read", e);
        }
    }
}
