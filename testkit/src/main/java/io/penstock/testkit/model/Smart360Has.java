package io.penstock.testkit.model;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** SMART360 enters a consumer of its own, which Penstock has not brought. */
public record Smart360Has(String key, Map<String, String> values) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        if (model.rows().containsKey(key)) {
            return;
        }
        service.changeSmart360("DELETE FROM consumer_table WHERE consumer_id = '" + key + "'");
        String columns = String.join(", ", values.keySet());
        String literals = values.values().stream()
                .map(value -> value == null ? "NULL" : "'" + value + "'")
                .collect(Collectors.joining(", "));
        service.changeSmart360(
                "INSERT INTO consumer_table (consumer_id, %s) VALUES ('%s', %s)".formatted(columns, key, literals));
        model.smart360.enter(key, values);
    }
}
