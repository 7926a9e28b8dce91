package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.ModelLoad.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the service with the model after each step. */
public final class Comparison {

    private final MartModel model;
    private final MartTables tables;
    private final String table;
    private Map<String, String> rowsBefore = Map.of();
    private String lastEntry = "-infinity";

    public Comparison(MartModel model, MartTables tables) {
        this.model = model;
        this.tables = tables;
        this.table = "mart." + model.dataset.table();
    }

    /**
     * Compares rows, history, and the books of a load if it is known.
     *
     * @throws Difference if they differ
     */
    public void compare(long load) throws SQLException {
        equal(Where.MART, model.rows(), tables.mart(model.dataset));
        if (model.dataset.isDelivered()) {
            equal(Where.SMART360, model.smart360.rows(), tables.smart360(model.dataset));
        }
        compareHistory();
        if (model.loads.containsKey(load)) {
            compareBooks(model.loads.get(load));
        }
    }

    public void compareAllBooks() throws SQLException {
        for (ModelLoad load : model.loads.values()) {
            compareBooks(load);
        }
    }

    private void compareBooks(ModelLoad load) throws SQLException {
        if (load.state == State.HELD || load.state == State.DISCARDED) {
            String state = load.state == State.HELD ? "HELD" : "FAILED";
            equal(Where.BOOKS, state, tables.one("SELECT state FROM etl.load WHERE batch_id = " + load.number));
            return;
        }
        String where = " WHERE batch_id = " + load.number;
        equal(Where.BOOKS, "COMPLETE " + load.books(), tables.one("""
                SELECT format('%s read=%s inserted=%s updated=%s unchanged=%s duplicate=%s rejected=%s unread=%s',
                    state, read, inserted, updated, unchanged, duplicate, rejected, unread) FROM etl.load""" + where));
        Map<Long, String> rejects = new TreeMap<>();
        tables.query(
                "SELECT line, rule FROM etl.reject" + where + " AND rule <> 'smart360-refused'",
                row -> rejects.put(
                        row.getLong(1),
                        row.getString(2).equals(ModelLoad.UNIQUE) ? ModelLoad.UNIQUE : ModelLoad.REQUIRED));
        equal(Where.BOOKS, load.rejects, rejects);
        Set<Long> older = new HashSet<>();
        tables.query(
                "SELECT line FROM etl.anomaly" + where + " AND rule = 'older-than-mart'",
                row -> older.add(row.getLong(1)));
        equal(Where.BOOKS, Map.of("older-than-mart", load.olderThanMart), Map.of("older-than-mart", older));
        Set<Long> unread = new HashSet<>();
        tables.query(
                "SELECT line FROM etl.anomaly" + where + " AND record IS NOT NULL", row -> unread.add(row.getLong(1)));
        equal(Where.BOOKS, Map.of("unread", load.unread), Map.of("unread", unread));
    }

    /** Goes back from now, entry by entry: each is a change of its row, and the first leads to what was before the step. */
    private void compareHistory() throws SQLException {
        Map<String, String> now = new TreeMap<>();
        tables.query("SELECT %s::text, to_jsonb(t)::text FROM %s AS t".formatted(model.dataset.key(), table), row -> {
            if (tables.isKnown(row.getString(1))) {
                now.put(row.getString(1), row.getString(2));
            }
        });
        Map<String, String> state = new TreeMap<>(now);
        List<String> times = new ArrayList<>();
        Map<String, Integer> entries = new LinkedHashMap<>();
        tables.query(
                "SELECT changed_at, %s::text, operation, former::text FROM %s_history WHERE changed_at > '%s' ORDER BY changed_at DESC"
                        .formatted(model.dataset.key(), table, lastEntry),
                entry -> {
                    if (!tables.isKnown(entry.getString(2))) {
                        return;
                    }
                    times.add(entry.getString(1));
                    entries.merge(entry.getString(2), 1, Integer::sum);
                    goBack(state, entry.getString(2), entry.getString(3), entry.getString(4));
                });
        lastEntry = times.isEmpty() ? lastEntry : times.get(0);
        equal(Where.HISTORY, rowsBefore, state);
        entries.forEach(
                (key, number) -> equal(Where.HISTORY, key + " changed once", key + " changed " + times(number)));
        rowsBefore = now;
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    private static void goBack(Map<String, String> state, String key, String operation, String former) {
        String current = state.get(key);
        if (operation.equals("DELETE") != (current == null) || operation.equals("INSERT") != (former == null)) {
            throw new Difference(
                    Where.HISTORY, "expected a change of " + key + ", found " + operation + " of " + current);
        }
        if (former == null) {
            state.remove(key);
        } else if (former.equals(current)) {
            throw new Difference(
                    Where.HISTORY, "expected a change of " + key + ", found an entry that changes nothing");
        } else {
            state.put(key, former);
        }
    }

    private static void equal(Where where, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new Difference(where, "expected%n    %s%n  found%n    %s".formatted(expected, found));
        }
    }
}
