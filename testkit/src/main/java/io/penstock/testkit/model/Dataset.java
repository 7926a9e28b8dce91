package io.penstock.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A dataset as the model knows it: the columns of its files, and what each text in them means for the columns of the mart.
 * It has few texts, so that files often say the same of the same key.
 *
 * @param delivered the columns that SMART360 has; none if the dataset is not delivered
 * @param keepsPersonsChanges whether a later file leaves what a person has set
 */
public record Dataset(
        String name,
        String table,
        String key,
        List<Source> sources,
        List<String> delivered,
        boolean keepsPersonsChanges) {

    /** Its columns in the mart besides the key. */
    List<String> columns() {
        return sources.stream()
                .skip(1)
                .flatMap(source -> source.columns().stream())
                .toList();
    }

    /** The same with other keys, numbers from a first one on. */
    public Dataset withKeysFrom(long first) {
        Source key = sources.get(0);
        Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
        key.meanings().forEach((text, meaning) -> {
            if (meaning == null) {
                meanings.put(text, null);
            } else {
                String other = Long.toString(first + meanings.size());
                meanings.put(other, Map.of(this.key, other));
            }
        });
        List<Source> others = new ArrayList<>(sources);
        others.set(0, new Source(key.header(), key.columns(), key.always(), meanings, key.unread()));
        return new Dataset(name, table, this.key, others, delivered, keepsPersonsChanges);
    }

    /** All keys that its rows can have. */
    public List<String> keys() {
        Source key = sources.get(0);
        return key.texts().stream()
                .filter(text -> key.meanings().get(text) != null)
                .toList();
    }

    /** The columns of a file that have one of these names, in the order of the file. */
    List<Source> named(List<String> headers) {
        return headers.stream()
                .map(header -> sources.stream()
                        .filter(source -> source.header().equals(header))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** A row of the mart in which no column has a value. */
    Map<String, String> emptyRow() {
        Map<String, String> row = new TreeMap<>();
        columns().forEach(column -> row.put(column, null));
        return row;
    }

    boolean isDelivered() {
        return !delivered.isEmpty();
    }

    /** What SMART360 has of a row of the mart. */
    Map<String, String> deliveredOf(Map<String, String> row) {
        Map<String, String> values = new TreeMap<>();
        delivered.forEach(column -> values.put(column, row.get(column)));
        return values;
    }

    /**
     * A column of a file.
     *
     * @param always whether a file must have it
     * @param meanings of each text, a value for each column of the mart; null if a record with this text is rejected
     * @param unread texts that cannot be read: they are loaded as they came
     */
    public record Source(
            String header,
            List<String> columns,
            boolean always,
            Map<String, Map<String, String>> meanings,
            Set<String> unread) {

        List<String> texts() {
            return List.copyOf(meanings.keySet());
        }
    }
}
