package io.penstock.testkit.model;

import io.penstock.testkit.model.Dataset.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a dataset, column by column, and the texts of each. */
final class DatasetBuilder {

    private final String name;
    private final String table;
    private final String key;
    private final List<Source> sources = new ArrayList<>();
    private List<String> delivered = List.of();
    private boolean keepsPersonsChanges;

    DatasetBuilder(String name, String table, String key) {
        this.name = name;
        this.table = table;
        this.key = key;
    }

    DatasetBuilder key(String header, int keys) {
        sources.add(new Source(header, List.of(key), true, new LinkedHashMap<>(), new HashSet<>()));
        for (int i = 1; i <= keys; i++) {
            text(Integer.toString(i), Integer.toString(i));
        }
        return invalid("");
    }

    DatasetBuilder always(String header, List<String> to) {
        return source(header, to, true);
    }

    DatasetBuilder optional(String header, List<String> to) {
        return source(header, to, false);
    }

    private DatasetBuilder source(String header, List<String> to, boolean always) {
        sources.add(new Source(header, to, always, new LinkedHashMap<>(), new HashSet<>()));
        return this;
    }

    DatasetBuilder text(String text, String... values) {
        Source source = sources.get(sources.size() - 1);
        Map<String, String> meaning = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            meaning.put(source.columns().get(i), values[i]);
        }
        source.meanings().put(text, meaning);
        return this;
    }

    /** A text that cannot be read, and is loaded as it came. */
    DatasetBuilder unread(String text) {
        sources.get(sources.size() - 1).unread().add(text);
        return text(text, text);
    }

    DatasetBuilder invalid(String text) {
        sources.get(sources.size() - 1).meanings().put(text, null);
        return this;
    }

    DatasetBuilder delivered(String... columns) {
        delivered = List.of(columns);
        return this;
    }

    DatasetBuilder keepsPersonsChanges() {
        keepsPersonsChanges = true;
        return this;
    }

    Dataset build() {
        return new Dataset(name, table, key, sources, delivered, keepsPersonsChanges);
    }
}
