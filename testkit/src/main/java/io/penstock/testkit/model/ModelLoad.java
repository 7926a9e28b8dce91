package io.penstock.testkit.model;

import io.penstock.testkit.model.Dataset.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
    final TreeSet<Long> unread = new TreeSet<>();
    State state = State.EFFECTIVE;
    boolean released;
    long duplicate;

    private final List<List<String>> file;
    private final boolean withoutBlank;
    private final Map<Long, Outcome> outcomes = new TreeMap<>();
    private final TreeSet<Long> mended = new TreeSet<>();
    private final Map<String, Map<String, String>> sayings = new LinkedHashMap<>();
    private final Map<String, Long> times = new TreeMap<>();

    /** @param withoutBlank whether the intake passes over records of which every field is blank */
    ModelLoad(long number, List<Source> columns, List<List<String>> file, boolean withoutBlank) {
        this.number = number;
        this.columns = columns;
        this.file = file;
        this.withoutBlank = withoutBlank;
        begin();
    }

    /** Forgets its books, its corrections and what it said. */
    void begin() {
        state = State.EFFECTIVE;
        outcomes.clear();
        mended.clear();
        duplicate = 0;
        records.clear();
        rejects.clear();
        olderThanMart.clear();
        unread.clear();
        sayings.clear();
        times.clear();
        for (int i = 0; i < file.size(); i++) {
            if (!withoutBlank || !file.get(i).stream().allMatch(String::isBlank)) {
                records.put(FIRST_LINE + i, new ArrayList<>(file.get(i)));
            }
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
            if (isUnread(line)) {
                unread.add(line);
            }
            return new Row(line, key, said);
        }
        if (before.equals(said)) {
            duplicate++;
        } else {
            rejects.put(line, UNIQUE);
        }
        return null;
    }

    boolean canBeCorrected(long line) {
        return rejects.containsKey(line) || unread.contains(line);
    }

    List<Long> correctable() {
        return records.keySet().stream().filter(this::canBeCorrected).toList();
    }

    /** The key of a record as it would be corrected, if the load has said something of it already. */
    Optional<String> repeated(long line, int column, String text, String keyColumn) {
        return Optional.ofNullable(meaning(corrected(line, column, text)))
                .map(said -> said.get(keyColumn))
                .filter(sayings::containsKey);
    }

    private List<String> corrected(long line, int column, String text) {
        List<String> corrected = new ArrayList<>(records.get(line));
        corrected.set(column, text);
        return corrected;
    }

    /** Changes a record; returns whether it is run again. One that is in the mart must stay readable, and keep its key. */
    boolean correct(long line, int column, String text, String keyColumn) {
        List<String> corrected = corrected(line, column, text);
        if (unread.contains(line)) {
            Map<String, String> said = meaning(corrected);
            String key = meaning(records.get(line)).get(keyColumn);
            if (said == null || !said.get(keyColumn).equals(key)) {
                return false;
            }
            unread.remove(line);
            sayings.remove(key);
        } else {
            mended.add(line);
        }
        olderThanMart.remove(line);
        records.put(line, corrected);
        return true;
    }

    /** Counts a record that was merged. One that was corrected stays counted, unless it had changed nothing so far. */
    void enter(long line, Outcome outcome) {
        outcomes.merge(line, outcome, (was, is) -> was == Outcome.UNCHANGED ? is : was);
    }

    private long count(Outcome outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }

    private boolean isUnread(long line) {
        return IntStream.range(0, columns.size())
                .anyMatch(
                        i -> columns.get(i).unread().contains(records.get(line).get(i)));
    }

    /** Notes when it was merged with what it says of a key. */
    void noteTime(String key, long time) {
        times.put(key, time);
    }

    /** Whether what it says of a key was merged after a time. */
    boolean isMergedAfter(String key, long time) {
        return times.getOrDefault(key, 0L) > time;
    }

    /** Whether a rejected record was corrected and is no reject any more. */
    boolean hasMended() {
        return mended.stream().anyMatch(line -> !rejects.containsKey(line));
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
        return "read=%d inserted=%d updated=%d unchanged=%d duplicate=%d rejected=%d unread=%d"
                .formatted(
                        read(),
                        count(Outcome.INSERTED),
                        count(Outcome.UPDATED),
                        count(Outcome.UNCHANGED),
                        duplicate,
                        rejects.size(),
                        unread.size());
    }

    List<String> headers() {
        return columns.stream().map(Source::header).toList();
    }

    List<List<String>> file() {
        return file;
    }

    /** What a record did to the mart. */
    enum Outcome {
        INSERTED,
        UPDATED,
        UNCHANGED
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
