package io.penstock.testkit.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
        changes.add(new Change(time, key, new TreeMap<>(values), new HashSet<>(), true));
    }

    /**
     * A person sets values of a row that is there.
     *
     * @param current the row
     * @param saidByFiles the row without what persons have set: who sets this, leaves the files in charge
     */
    void update(
            long time,
            String key,
            Map<String, String> values,
            Map<String, String> current,
            Map<String, String> saidByFiles) {
        Map<String, String> set = new TreeMap<>(values);
        set.entrySet().removeIf(value -> Objects.equals(current.get(value.getKey()), value.getValue()));
        changes.stream()
                .filter(change -> change.key().equals(key))
                .forEach(change -> change.values().keySet().removeAll(set.keySet()));
        if (kept) {
            set.entrySet().removeIf(value -> Objects.equals(saidByFiles.get(value.getKey()), value.getValue()));
        }
        changes.add(new Change(time, key, set, new HashSet<>(), false));
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
    void hear(String key, String column, String value) {
        changes.stream()
                .filter(change ->
                        change.key().equals(key) && change.values().containsKey(column))
                .filter(change -> Objects.equals(change.values().get(column), value))
                .forEach(change -> change.agreed().add(column));
    }

    /** Whether a load that was merged later says it, and files are in charge. */
    private boolean isOverruled(Change change, String column) {
        return (!kept || change.agreed().contains(column))
                && loads.descendingMap().values().stream()
                        .filter(load -> load.speaksOf(change.key(), column))
                        .limit(1)
                        .anyMatch(load -> load.isMergedAfter(change.key(), change.time()));
    }

    /**
     * Values that a person has set.
     *
     * @param time the number of the step
     * @param agreed columns in which a file has agreed since
     * @param inserted whether the row was not there
     */
    private record Change(
            long time, String key, Map<String, String> values, Set<String> agreed, boolean inserted) {}
}
