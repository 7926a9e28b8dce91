package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.plan.DatasetColumns;
import io.penstock.etl.plan.MappingPlans;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the mapping plans at start. One that cannot be used is told by file, key and fault; the others are used. */
class PlanFolder {

    private static final Logger LOG = Logger.getLogger(PlanFolder.class);

    /** What a plan may fill is what the stage tables have besides what every row has. */
    private static final String COLUMNS = """
            SELECT substr(c.relname, length('stage_') + 1), a.attname
            FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'etl'::regnamespace AND c.relkind = 'p' AND starts_with(c.relname, 'stage_')
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('batch_id', 'line')
            ORDER BY 1, a.attnum""";

    @Startup
    @Produces
    @Singleton
    MappingPlans plans(Settings settings, AgroalDataSource dataSource) {
        MappingPlans plans = MappingPlans.load(settings.plans().orElse(null), datasets(dataSource));
        plans.faults().forEach(fault -> LOG.errorf("mapping plan refused: %s", fault.getMessage()));
        return plans;
    }

    private static DatasetColumns datasets(AgroalDataSource dataSource) {
        Map<String, List<String>> byDataset = new HashMap<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                byDataset
                        .computeIfAbsent(row.getString(1), dataset -> new ArrayList<>())
                        .add(row.getString(2));
            }
            return new DatasetColumns(byDataset);
        } catch (SQLException e) {
            throw new IllegalStateException("the datasets cannot be read", e);
        }
    }

    /** Settings of the mapping plans. */
    @ConfigMapping(prefix = "penstock.etl")
    interface Settings {

        /** Folder with mapping plans of one's own, which replace built-in plans of the same name; default none. */
        Optional<Path> plans();
    }
}
