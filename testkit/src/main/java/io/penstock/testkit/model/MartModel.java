package io.penstock.testkit.model;

import io.penstock.testkit.model.ModelLoad.State;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the mart and the books of a dataset must be, in plain maps: of each key and column the value that the effective load
 * with the highest number says, or that a person has set since.
 */
public final class MartModel {

    /** A load that would empty a column of so many rows is held... */
    public static final long MIN_EMPTIED = 2;

    /** ...if that is more than this share of the rows that it touches and the mart knows. */
    public static final double MAX_EMPTIED_SHARE = 0.5;

    final Dataset dataset;
    final NavigableMap<Long, ModelLoad> loads = new TreeMap<>();
    final Smart360Model smart360;

    private final boolean behindIntake;
    private final PersonsChanges personsChanges;
    private final ChangeLog changes = new ChangeLog();
    private NavigableMap<String, Map<String, String>> rows = new TreeMap<>();
    private long time;

    /** A mart that is loaded without an intake. */
    public MartModel(Dataset dataset) {
        this(dataset, false);
    }

    /** @param behindIntake whether files pass the intake, which passes over blank records */
    public MartModel(Dataset dataset, boolean behindIntake) {
        this.dataset = dataset;
        this.behindIntake = behindIntake;
        this.smart360 = new Smart360Model(dataset);
        this.personsChanges = new PersonsChanges(dataset.keepsPersonsChanges(), loads);
    }

    /** What its rows are about. */
    public Dataset dataset() {
        return dataset;
    }

    NavigableMap<String, Map<String, String>> rows() {
        return rows;
    }

    /** The newest file by its number that is neither undone nor discarded. */
    Optional<ModelLoad> inForce() {
        return loads.descendingMap().values().stream()
                .filter(load -> load.isEffective() || load.state == State.HELD)
                .findFirst();
    }

    /** Whether a file brings just what the one that is in force has brought. */
    public boolean isInForce(List<String> headers, List<List<String>> records) {
        return inForce()
                .filter(load -> load.headers().equals(headers) && load.file().equals(records))
                .isPresent();
    }

    public boolean knows(long load) {
        return loads.containsKey(load);
    }

    /** A file is loaded. */
    public void load(long number, List<String> headers, List<List<String>> records) {
        load(new ModelLoad(number, dataset.named(headers), records, behindIntake));
    }

    private void load(ModelLoad load) {
        loads.put(load.number, load);
        merge(load, List.copyOf(load.records.keySet()));
    }

    /** Runs a load again from its records as they came. */
    void replay(ModelLoad load) {
        load.begin();
        merge(load, List.copyOf(load.records.keySet()));
    }

    /** Merges a held load after all, as the number that it has. */
    void release(ModelLoad load) {
        load.released = true;
        replay(load);
    }

    /** Runs a record of a load again as it was corrected. */
    void correct(ModelLoad load, long line, int column, String text) {
        if (load.correct(line, column, text, dataset.key())) {
            merge(load, List.of(line));
        }
    }

    /** Takes back what a load said; returns what became of its rows. */
    Undone undo(ModelLoad load) {
        NavigableMap<String, Map<String, String>> before = rows;
        Set<String> said = Set.copyOf(load.sayings().keySet());
        load.state = State.UNDONE;
        settle(ChangeLog.NOBODY);
        changes.takeBack(load.number, key -> lowestAbove(load, key));
        long deleted =
                before.keySet().stream().filter(key -> !rows.containsKey(key)).count();
        long restored = before.entrySet().stream()
                .filter(row -> rows.containsKey(row.getKey())
                        && !rows.get(row.getKey()).equals(row.getValue()))
                .count();
        return new Undone(deleted, restored, said.size() - deleted);
    }

    /** The lowest of the later loads that have a key: it has brought the row, once the load is undone. */
    private Optional<Long> lowestAbove(ModelLoad load, String key) {
        return loads.tailMap(load.number, false).values().stream()
                .filter(later -> later.sayings().containsKey(key))
                .map(later -> later.number)
                .findFirst();
    }

    /** Whether an undo may be refused: others have changed a row after the load had. */
    boolean mayRefuseUndo(ModelLoad load) {
        return changes.isChangedByOthers(load.number, other -> loads.get(other).isEffective());
    }

    /** Whether a rejected record as it would be corrected repeats another of its load, whose row a person has changed since. */
    boolean repeatsWhatAPersonHasChanged(ModelLoad load, long line, int column, String text) {
        return load.rejects.containsKey(line)
                && load.repeated(line, column, text, dataset.key())
                        .filter(changes::isChangedByPerson)
                        .isPresent();
    }

    /** Whether an undo would give a row values that SMART360 refuses. */
    boolean bringsBackWhatSmart360Refuses(ModelLoad load) {
        load.state = State.UNDONE;
        NavigableMap<String, Map<String, String>> after = said();
        load.state = State.EFFECTIVE;
        return after.entrySet().stream()
                .anyMatch(row -> !Smart360Model.isAccepted(row.getValue())
                        && !row.getValue().equals(rows.get(row.getKey())));
    }

    /** A person sets values in a row of the mart, or inserts one. */
    void change(String key, Map<String, String> values) {
        time++;
        if (rows.containsKey(key)) {
            personsChanges.update(time, key, values, rows.get(key));
        } else {
            personsChanges.insert(time, key, values);
        }
        settle(ChangeLog.PERSON);
    }

    private void merge(ModelLoad load, List<Long> lines) {
        NavigableMap<String, Map<String, String>> before = rows;
        List<ModelLoad> newer = List.copyOf(loads.tailMap(load.number, false).values());
        ModelMerge merge = new ModelMerge(dataset, load, lines, newer, ++time);
        if (!load.released && merge.emptiesAColumn(before, said())) {
            load.hold();
            settle(ChangeLog.NOBODY);
        } else {
            merge.tell(personsChanges);
            settle(load.number);
            merge.enter(before, rows);
        }
    }

    /** Finds what the rows are now, and notes who changed which. */
    private void settle(long who) {
        NavigableMap<String, Map<String, String>> before = rows;
        rows = said();
        personsChanges.forgetAllBut(rows.keySet());
        Stream.concat(before.keySet().stream(), rows.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(before.get(key), rows.get(key)))
                .forEach(key -> changes.add(key, who));
        smart360.deliver(rows);
    }

    private NavigableMap<String, Map<String, String>> said() {
        NavigableMap<String, Map<String, String>> found = saidByFiles();
        personsChanges.inserted().forEach(key -> row(found, key));
        personsChanges.setIn(found);
        return found;
    }

    private NavigableMap<String, Map<String, String>> saidByFiles() {
        NavigableMap<String, Map<String, String>> found = new TreeMap<>();
        for (ModelLoad load : loads.values()) {
            load.sayings().forEach((key, said) -> row(found, key).putAll(said));
        }
        return found;
    }

    private Map<String, String> row(Map<String, Map<String, String>> found, String key) {
        return found.computeIfAbsent(key, absent -> dataset.emptyRow());
    }

    /**
     * What an undo takes back.
     *
     * @param deleted rows that went
     * @param restored rows that got other values
     * @param same rows that are still there
     */
    record Undone(long deleted, long restored, long same) {}
}
