package io.penstock.etl.finish;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.stage.StageTable;
import io.penstock.messaging.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Closes a merged load whose rows go no further than the mart. */
@ApplicationScoped
class CloseLoad {

    private final AgroalDataSource dataSource;
    private final FinishLoad finishLoad;

    CloseLoad(AgroalDataSource dataSource, FinishLoad finishLoad) {
        this.dataSource = dataSource;
        this.finishLoad = finishLoad;
    }

    /**
     * Closes a load that the current transaction has locked.
     *
     * @return true: it is finished
     */
    boolean close(Load load) {
        try (Connection connection = dataSource.getConnection()) {
            Step.named("close load").batch(load.batchId).run(() -> finishLoad.complete(load, List.of()));
            new StageTable(load.dataset, load.batchId).empty(connection);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("load not closed batchId=" + load.batchId, e);
        }
    }
}
