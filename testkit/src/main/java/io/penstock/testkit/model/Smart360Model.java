package io.penstock.testkit.model;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What SMART360's table must be: the rows of the mart, and besides them those that SMART360 has of its own. */
public final class Smart360Model {

    /** A last name that a constraint of SMART360 refuses. */
    public static final String REFUSED_NAME = "Refused";

    private final Dataset dataset;
    private final Map<String, Map<String, String>> own = new TreeMap<>();
    private NavigableMap<String, Map<String, String>> rows = new TreeMap<>();

    Smart360Model(Dataset dataset) {
        this.dataset = dataset;
    }

    NavigableMap<String, Map<String, String>> rows() {
        return rows;
    }

    /** SMART360 enters a row of its own, or changes it. */
    void enter(String key, Map<String, String> values) {
        own.put(key, values);
        rows.put(key, values);
    }

    void delete(String key) {
        own.remove(key);
        rows.remove(key);
    }

    /** Brings it the rows of the mart; a row that it refuses leaves it what it had of the key. */
    void deliver(Map<String, Map<String, String>> mart) {
        NavigableMap<String, Map<String, String>> delivered = new TreeMap<>(own);
        mart.forEach((key, row) -> {
            if (isAccepted(row)) {
                delivered.put(key, dataset.deliveredOf(row));
            } else if (rows.containsKey(key)) {
                delivered.put(key, rows.get(key));
            }
        });
        rows = delivered;
    }

    static boolean isAccepted(Map<String, String> row) {
        return !REFUSED_NAME.equals(row.get("last_name"));
    }
}
