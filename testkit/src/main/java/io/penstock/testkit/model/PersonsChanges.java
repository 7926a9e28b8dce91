package io.penstock.testkit.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What persons have set in rows of the mart. */
final class PersonsChanges {

    private final boolean kept;
    private final NavigableMap<Long, ModelLoad> loads;
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param kept whether a later file leaves what a person has set
     * @param loads of the dataset
     */
    PersonsChanges(boolean kept, NavigableMap<Long, ModelLoad> loads) {
        this.kept = kept;
        this.loads = loads;
    }

    /** A person inserts a row: all its values are the person's. */
    void insert(long time, String key, Map<String, String> values) {
        Change change = new Change(time, key, true);
        change.values().putAll(values);
        changes.add(change);
    }

    /**
     * A person sets values of a row that is there. Who sets what the files said last, leaves the files in charge.
     *
     * @param current the row
     */
    void update(long time, String key, Map<String, String> values, Map<String, String> current) {
        Change change = new Change(time, key, false);
        values.entrySet().stream()
                .filter(value -> !Objects.equals(current.get(value.getKey()), value.getValue()))
                .forEach(value -> set(change, value.getKey(), value.getValue(), current.get(value.getKey())));
        changes.add(change);
    }

    private void set(Change change, String column, String value, String current) {
        Optional<Change> earlier = changeOf(change.key(), column);
        Map<String, String> said = earlier.filter(replaced -> !replaced.agreed().containsKey(column))
                .map(Change::said)
                .orElse(Collections.singletonMap(column, current));
        if (said.containsKey(column)) {
            change.said().put(column, said.get(column));
        }
        earlier.ifPresent(replaced -> replaced.values().remove(column));
        change.values().put(column, value);
        change.noteAgreement(column, change.time());
    }

    private Optional<Change> changeOf(String key, String column) {
        return changes.stream()
                .filter(change -> change.key().equals(key) && change.values().containsKey(column))
                .findFirst();
    }

    void forgetAllBut(Set<String> keys) {
        changes.removeIf(change -> !keys.contains(change.key()));
    }

    /** Keys of rows that a person has inserted. */
    List<String> inserted() {
        return changes.stream().filter(Change::inserted).map(Change::key).toList();
    }

    /** Puts what persons have set into rows. */
    void setIn(Map<String, Map<String, String>> rows) {
        for (Change change : changes) {
            if (rows.containsKey(change.key())) {
                change.values().forEach((column, value) -> {
                    if (!isOverruled(change, column)) {
                        rows.get(change.key()).put(column, value);
                    }
                });
            }
        }
    }

    /**
     * A load says something that no newer one speaks of: where it agrees with the person, files are in charge again. What the
     * person has set still lies beneath, should the load be undone.
     */
    void hear(long time, String key, String column, String value) {
        changeOf(key, column)
                .filter(change -> !change.agreed().containsKey(column))
                .ifPresent(change -> {
                    change.said().put(column, value);
                    change.noteAgreement(column, time);
                });
    }

    /** Whether a load says it that was merged after files were in charge. */
    private boolean isOverruled(Change change, String column) {
        long since = kept ? change.agreed().getOrDefault(column, Long.MAX_VALUE) : change.time();
        return loads.descendingMap().values().stream()
                .filter(load -> load.speaksOf(change.key(), column))
                .limit(1)
                .anyMatch(load -> load.isMergedAfter(change.key(), since));
    }

    /**
     * Values that a person has set.
     *
     * @param time the number of the step
     * @param inserted whether the row was not there
     * @param values by column
     * @param said what the files said last of these columns
     * @param agreed columns in which files are in charge, since when
     */
    private record Change(
            long time,
            String key,
            boolean inserted,
            Map<String, String> values,
            Map<String, String> said,
            Map<String, Long> agreed) {

        Change(long time, String key, boolean inserted) {
            this(time, key, inserted, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        void noteAgreement(String column, long time) {
            if (said.containsKey(column) && Objects.equals(said.get(column), values.get(column))) {
                agreed.put(column, time);
            }
        }
    }
}
