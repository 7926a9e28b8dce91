package io.penstock.testkit.model;

import java.sql.SQLException;
import java.util.List;

/** Something that a source or a person does. */
public interface Step {

    /** The load that it is about, or 0. */
    default long load() {
        return 0;
    }

    /** The same, made simpler in one point each. */
    default List<Step> simpler() {
        return List.of();
    }

    /** Has the service do it, and the model; does nothing if the model has not what it is about. */
    void perform(MartModel model, EtlService service) throws SQLException;
}
