package io.penstock.etl.model;

import java.sql.SQLException;

/** SMART360 deletes a consumer of its own. */
record Smart360Deletes(String key) implements Step {

    @Override
    public void perform(MartModel model, Service service) throws SQLException {
        if (!model.rows().containsKey(key)) {
            service.databases.changeSmart360("DELETE FROM consumer_table WHERE consumer_id = '" + key + "'");
            model.smart360.delete(key);
        }
    }
}
