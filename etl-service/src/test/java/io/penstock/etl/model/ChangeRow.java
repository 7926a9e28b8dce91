package io.penstock.etl.model;

import io.penstock.etl.reconcile.Reconciling;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;

/** A person changes a column of a row in SQL; SMART360 is compared with the mart afterwards. */
record ChangeRow(String key, String column, String value) implements Step {

    @Override
    public void perform(MartModel model, Service service) throws SQLException {
        if (!model.rows().containsKey(key)
                || Objects.equals(model.rows().get(key).get(column), value)) {
            return;
        }
        service.databases.change("UPDATE mart.%s SET %s = %s WHERE %s = '%s'"
                .formatted(
                        model.dataset.table(),
                        column,
                        value == null ? "NULL" : "'" + value + "'",
                        model.dataset.key(),
                        key));
        model.change(key, Collections.singletonMap(column, value));
        if (model.dataset.isDelivered()) {
            Reconciling.mend();
        }
    }
}
