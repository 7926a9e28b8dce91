package io.penstock.testkit.model;

import io.penstock.testkit.model.Dataset.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A load: its records as they came and as they are now, what it says of each key, and its books. */
public final class ModelLoad {

    /** The line of the first record: the header stands in line 1. */
    static final long FIRST_LINE = 2;

    static final String REQUIRED = "required";
    static final String UNIQUE = "unique";

    final long number;
    final List<Source> columns;
    final Map<Long, List<String>> records = new TreeMap<>();
    final Map<Long, String> rejects = new TreeMap<>();
    final TreeSet<Long> olderThanMart = new TreeSet<>();
    State state = State.EFFECTIVE;
    boolean released;
    long inserted;
    long updated;
    long unchanged;
    long duplicate;

    private final List<List<String>> file;
    private final Map<String, Map<String, String>> sayings = new LinkedHashMap<>();
    private final Map<String, Long> times = new TreeMap<>();

    ModelLoad(long number, List<Source> columns, List<List<String>> file) {
        this.number = number;
        this.columns = columns;
        this.file = file;
        begin();
    }

    /** Forgets its books, its corrections and what it said. */
    void begin() {
        state = State.EFFECTIVE;
        inserted = 0;
        updated = 0;
        unchanged = 0;
        duplicate = 0;
        records.clear();
        rejects.clear();
        olderThanMart.clear();
        sayings.clear();
        times.clear();
        for (int i = 0; i < file.size(); i++) {
            records.put(FIRST_LINE + i, new ArrayList<>(file.get(i)));
        }
    }

    /** A person has to decide: it says nothing until then. */
    void hold() {
        begin();
        state = State.HELD;
    }

    boolean isEffective() {
        return state == State.EFFECTIVE;
    }

    /** What it says of each key, column by column; nothing unless it is effective. */
    Map<String, Map<String, String>> sayings() {
        return isEffective() ? sayings : Map.of();
    }

    boolean speaksOf(String key, String column) {
        return sayings().containsKey(key) && sayings().get(key).containsKey(column);
    }

    /** Takes a record for what it says: a row to be merged, or else it is entered as a reject or a duplicate. */
    Row read(long line, String keyColumn) {
        rejects.remove(line);
        Map<String, String> said = meaning(records.get(line));
        if (said == null) {
            rejects.put(line, REQUIRED);
            return null;
        }
        String key = said.remove(keyColumn);
        Map<String, String> before = sayings.putIfAbsent(key, said);
        if (before == null) {
            return new Row(line, key, said);
        }
        if (before.equals(said)) {
            duplicate++;
        } else {
            rejects.put(line, UNIQUE);
        }
        return null;
    }

    /** Notes when it was merged with what it says of a key. */
    void noteTime(String key, long time) {
        times.put(key, time);
    }

    /** Whether what it says of a key was merged after a time. */
    boolean isMergedAfter(String key, long time) {
        return times.getOrDefault(key, 0L) > time;
    }

    /** Whether a record was corrected and is no reject any more. */
    boolean hasMended() {
        return records.entrySet().stream()
                .anyMatch(record -> !rejects.containsKey(record.getKey())
                        && !record.getValue().equals(file.get((int) (record.getKey() - FIRST_LINE))));
    }

    private Map<String, String> meaning(List<String> record) {
        Map<String, String> said = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<String, String> meaning = columns.get(i).meanings().get(record.get(i));
            if (meaning == null) {
                return null;
            }
            said.putAll(meaning);
        }
        return said;
    }

    long read() {
        return records.size();
    }

    String books() {
        return "read=%d inserted=%d updated=%d unchanged=%d duplicate=%d rejected=%d"
                .formatted(read(), inserted, updated, unchanged, duplicate, rejects.size());
    }

    List<String> headers() {
        return columns.stream().map(Source::header).toList();
    }

    List<List<String>> file() {
        return file;
    }

    /** What became of it. */
    enum State {
        EFFECTIVE,
        UNDONE,
        HELD,
        DISCARDED
    }

    /** A record that goes to the mart. */
    record Row(long line, String key, Map<String, String> said) {}
}
