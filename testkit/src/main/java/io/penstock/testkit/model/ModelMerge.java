package io.penstock.testkit.model;

import io.penstock.testkit.model.ModelLoad.Outcome;
import io.penstock.testkit.model.ModelLoad.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records of a load on their way to the mart. */
final class ModelMerge {

    private final Dataset dataset;
    private final ModelLoad load;
    private final List<ModelLoad> newer;
    private final List<Row> merged;
    private final long time;

    /**
     * Reads records of a load; from now on it says what they say.
     *
     * @param newer loads of a higher number
     */
    ModelMerge(Dataset dataset, ModelLoad load, List<Long> lines, List<ModelLoad> newer, long time) {
        this.dataset = dataset;
        this.load = load;
        this.newer = newer;
        this.time = time;
        this.merged = lines.stream()
                .map(line -> load.read(line, dataset.key()))
                .filter(Objects::nonNull)
                .toList();
        merged.forEach(row -> load.noteTime(row.key(), time));
    }

    /** Has persons' changes hear what the records say, as far as no newer load speaks of it. */
    void tell(PersonsChanges changes) {
        merged.forEach(row -> row.said().forEach((column, value) -> {
            if (!isOutdated(row.key(), column)) {
                changes.hear(time, row.key(), column, value);
            }
        }));
    }

    /** Whether a column of most of the rows that the mart knows loses its value. */
    boolean emptiesAColumn(Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        List<Row> known =
                merged.stream().filter(row -> before.containsKey(row.key())).toList();
        return dataset.columns().stream()
                .mapToLong(column -> known.stream()
                        .filter(row -> row.said().containsKey(column)
                                && before.get(row.key()).get(column) != null
                                && after.get(row.key()).get(column) == null)
                        .count())
                .anyMatch(emptied ->
                        emptied >= MartModel.MIN_EMPTIED && emptied > MartModel.MAX_EMPTIED_SHARE * known.size());
    }

    /** Counts each row: as inserted, or as updated if a column of it differs in which nothing newer speaks. */
    void enter(Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        merged.forEach(row -> enter(row, before.get(row.key()), after.get(row.key())));
    }

    private void enter(Row row, Map<String, String> before, Map<String, String> after) {
        if (before == null) {
            load.enter(row.line(), Outcome.INSERTED);
        } else if (row.said().keySet().stream().anyMatch(c -> !Objects.equals(before.get(c), after.get(c)))) {
            load.enter(row.line(), Outcome.UPDATED);
        } else {
            load.enter(row.line(), Outcome.UNCHANGED);
        }
        boolean older = row.said().entrySet().stream()
                .anyMatch(said -> isOutdated(row.key(), said.getKey())
                        && !Objects.equals(said.getValue(), after.get(said.getKey())));
        if (older) {
            load.olderThanMart.add(row.line());
        }
    }

    /** Whether a newer load speaks of a column of a key. */
    private boolean isOutdated(String key, String column) {
        return newer.stream().anyMatch(other -> other.speaksOf(key, column));
    }
}
