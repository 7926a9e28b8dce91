package io.penstock.testkit.model;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;

/** A person changes a column of a row in SQL; SMART360 is compared with the mart afterwards. */
public record ChangeRow(String key, String column, String value) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        if (!model.rows().containsKey(key)
                || Objects.equals(model.rows().get(key).get(column), value)) {
            return;
        }
        service.changeMart("UPDATE mart.%s SET %s = %s WHERE %s = '%s'"
                .formatted(
                        model.dataset.table(),
                        column,
                        value == null ? "NULL" : "'" + value + "'",
                        model.dataset.key(),
                        key));
        model.change(key, Collections.singletonMap(column, value));
        if (model.dataset.isDelivered()) {
            service.reconcile();
        }
    }
}
