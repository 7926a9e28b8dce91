package io.penstock.testkit.model;

import java.sql.SQLException;

/** SMART360 deletes a consumer of its own. */
public record Smart360Deletes(String key) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        if (!model.rows().containsKey(key)) {
            service.changeSmart360("DELETE FROM consumer_table WHERE consumer_id = '" + key + "'");
            model.smart360.delete(key);
        }
    }
}
